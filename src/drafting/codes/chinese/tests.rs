use super::*;
use crate::drafting::codes::Why;
use crate::drafting::codes::tests::{found, told};

/// All that a text gives, in order.
#[track_caller]
fn expect(text: &str, events: &[(&str, Mode)]) {
    let found = found(text);
    let all: Vec<(String, Mode)> = found.iter().map(|one| (told(one), one.mode)).collect();
    let wanted: Vec<(String, Mode)> =
        events.iter().map(|(told, mode)| ((*told).to_owned(), *mode)).collect();
    assert_eq!(all, wanted, "{text}: {found:#?}");
}

#[test]
fn deeds_have_their_target_behind_a_little_word_or_the_verb() {
    expect("美国对中国商品加征关税。", &[("us 163 china", Mode::Deed)]);
    expect("美國對中國商品加徵關稅。", &[("us 163 china", Mode::Deed)]);
    expect("中国取消了对美国大豆的关税。", &[("china 085 us", Mode::Deed)]);
    expect("美方将三十家中国企业列入实体清单。", &[("us 163 china", Mode::Deed)]);
    expect("商务部对原产于美国的化工品发起反倾销调查。", &[("china 090 us", Mode::Deed)]);
    expect("美国制裁了两家中国银行。", &[("us 163 -", Mode::Deed)]);
    expect("特朗普访问北京。", &[("us 042 china", Mode::Deed)]);
    expect("王毅在马德里与鲁比奥举行会谈。", &[("china 046 us", Mode::Deed)]);
    expect("习近平同特朗普通电话。", &[("china 041 us", Mode::Deed)]);
    expect("中国批准向美国出口稀土的申请。", &[("china 081 us", Mode::Deed)]);
}

#[test]
fn promises_threats_demands_and_refusals_are_turned() {
    expect("中国同意取消对美国的关税。", &[("china 0354 us", Mode::Promise)]);
    expect("中方承诺暂停对美反制措施。", &[("china 0354 us", Mode::Promise)]);
    expect("中国将取消对美国商品的关税。", &[("china 0354 us", Mode::Promise)]);
    expect("美国威胁对中国加征关税。", &[("us 1312 china", Mode::Threat)]);
    expect("特朗普警告称，将对中国商品加征关税。", &[("us 1312 china", Mode::Threat)]);
    expect("美国将对华提高关税。", &[("us 1312 china", Mode::Threat)]);
    expect("中方敦促美方立即取消单边关税。", &[("china 0254 us", Mode::Deed)]);
    expect("中国要求美国停止制裁。", &[("china 1054 us", Mode::Deed)]);
    expect("商务部表示，美方必须取消关税。", &[("china 1054 us", Mode::Deed)]);
    expect("外交部发言人林剑说，美方应取消对华制裁。", &[("china 0254 us", Mode::Deed)]);
    expect("中国拒绝取消对美国的关税。", &[("china 1244 us", Mode::Deed)]);
    expect("中方不会取消对美国的关税。", &[("china 1244 us", Mode::Deed)]);
    expect("中国拒绝与美国谈判。", &[("china 125 us", Mode::Deed)]);
}

#[test]
fn what_was_not_or_may_not_be_done_says_so() {
    expect("美国没有对中国加征关税。", &[("us 163 china", Mode::Negated)]);
    expect("双方未达成协议。", &[("both 037 -", Mode::Negated)]);
    expect("美国可能对中国加征关税。", &[("us 163 china", Mode::Hypothetical)]);
    expect(
        "如果美国对中国加征关税，中国将反制。",
        &[("us 163 china", Mode::Hypothetical), ("china 1312 -", Mode::Threat)],
    );
    expect(
        "如美方恢复谈判，中方将取消对美关税。",
        &[("us 046 -", Mode::Hypothetical), ("china 0354 us", Mode::Conditional)],
    );
}

#[test]
fn words_are_their_speakers() {
    expect("商务部表示，中国将取消对美国的关税。", &[("china 0354 us", Mode::Promise)]);
    expect("美方称，中国对日本实施出口管制。", &[("china 163 JPN", Mode::Claim)]);
    expect("中国强烈谴责美国的霸凌行径。", &[("china 111 us", Mode::Deed)]);
    expect("中方对美方加征关税表示强烈不满。", &[("china 111 us", Mode::Deed)]);
    expect("外交部就美国制裁答记者问。", &[("china 010 -", Mode::Deed)]);
    expect("美国指责中国违反协议。", &[("us 112 china", Mode::Deed)]);
    expect("分析人士说，美国很强硬。", &[]);
    expect("外媒称，美国批评中国。", &[("us 111 china", Mode::Claim)]);
}

#[test]
fn sentences_as_agencies_write_them() {
    expect("美国商务部宣布，将十二家中国实体列入出口管制清单。", &[("us 163 china", Mode::Deed)]);
    expect("中方已通知美方，将恢复采购美国大豆。", &[("china 0311 us", Mode::Promise)]);
    expect(
        "中国商务部发言人表示，中方坚决反对美方滥用出口管制，将采取必要措施维护企业权益。",
        &[("china 111 us", Mode::Deed), ("china 130 -", Mode::Threat)],
    );
    expect(
        "特朗普说，如果中国不取消报复性关税，美国将对中国加征50%的额外关税。",
        &[("china 085 -", Mode::Hypothetical), ("us 1312 china", Mode::Threat)],
    );
    expect(
        "外交部召见美国驻华大使，就对台军售提出严正交涉。",
        &[("china 114 us", Mode::Deed), ("china 114 -", Mode::Deed)],
    );
    expect(
        "中國商務部批評美國的做法，並呼籲美方回到談判桌前。",
        &[("china 111 us", Mode::Deed), ("china 026 us", Mode::Deed)],
    );
    expect("中美双方同意将关税休战延长90天。", &[("both 037 -", Mode::Promise)]);
    expect("美国吊销了中国留学生的签证。", &[("us 172 china", Mode::Deed)]);
    expect("中国敦促美方纠正错误做法。", &[("china 025 us", Mode::Deed)]);
    expect(
        "双方进行了坦诚的交流，但未能达成协议。",
        &[("both 040 -", Mode::Deed), ("both 037 -", Mode::Negated)],
    );
    expect("特朗普走了。他说，美国不会降低对华关税。", &[("us 1244 china", Mode::Deed)]);
}

#[test]
fn passives_and_both() {
    expect("三家中国企业被美国列入实体清单。", &[("us 163 china", Mode::Deed)]);
    expect("中国被美国制裁。", &[("us 163 china", Mode::Deed)]);
    expect("中美举行经贸会谈。", &[("both 046 -", Mode::Deed)]);
    expect("双方达成共识。", &[("both 037 -", Mode::Deed)]);
    expect("中国和美国签署协议。", &[("both 057 -", Mode::Deed)]);
    expect("双方同意暂停关税。", &[("both 0354 -", Mode::Promise)]);
}

#[test]
fn what_is_only_named_is_no_act() {
    expect("中国反对美国加征的关税。", &[("china 111 us", Mode::Deed)]);
    expect("中美经贸磋商机制很重要。", &[]);
    expect("发展中国家应对风险，其中不断有变化。", &[]);
    expect("中方敦促美方取消关税，通过对话解决分歧。", &[("china 0254 us", Mode::Deed)]);
    expect(
        "美国将(一)取消对中国的关税;(二)暂停制裁。",
        &[("us 0354 china", Mode::Promise), ("us 0354 -", Mode::Promise)],
    );
}

#[test]
fn each_says_by_which_rule_and_where() {
    let text = "He left. 美国对中国商品加征关税。";
    let one = found(text).remove(0);
    assert_eq!(text.get(one.head.clone()), Some("加征关税"));
    assert_eq!(text.get(one.range.clone()), Some("美国对中国商品加征关税"));
    assert_eq!(one.sentence, 1);
    let Why::Rule { name, line, is_own } = one.why else { panic!("{one:?}") };
    assert!(PATTERNS_ZH_CSV.lines().nth(line - 1).unwrap().starts_with(&*name) && !is_own);
}
