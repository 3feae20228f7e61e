//! Han characters, and the simplified forms of traditional ones that occur in texts about trade and
//! diplomacy.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Whether it is a Han character.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// A traditional character, then the simplified one; where one form stands for several meanings,
/// the one that is common here.
const PAIRS: [&str; 33] = [
    "亂乱亞亚佈布併并來来係系俠侠個个們们倫伦傑杰備备傳传債债傷伤僅仅價价儀仪億亿儘尽",
    "償偿優优兇凶內内兩两凍冻剛刚創创劃划劇剧劑剂動动務务勝胜勞劳勢势勵励勸劝匯汇區区",
    "協协厲厉參参員员問问啓启啟启單单嗎吗嘗尝嚴严國国圍围園园圖图團团執执堅坚報报場场",
    "塊块墊垫壇坛壓压壞坏夠够夢梦奪夺奮奋婦妇孫孙學学宮宫實实審审寫写將将專专尋寻對对",
    "導导屆届層层屬属島岛嶺岭巒峦帥帅師师帶带幣币幫帮幹干庫库廢废廣广廳厅強强彈弹彌弥",
    "彙汇後后從从復复徵征徹彻恆恒悶闷惡恶惱恼愛爱愾忾態态慘惨慮虑慶庆憂忧憤愤憲宪應应",
    "懷怀戰战戲戏戶户拋抛捨舍掃扫掛挂採采揚扬換换揮挥損损搶抢撐撑撓挠撥拨擁拥擇择擊击",
    "擋挡擔担據据擬拟擱搁擴扩擾扰攔拦敗败敵敌數数斂敛斷断於于時时晉晋暫暂曆历曉晓書书",
    "會会東东桿杆條条棄弃業业極极構构槓杠標标樞枢樣样橋桥機机櫃柜欄栏權权歎叹歐欧歡欢",
    "歲岁歷历歸归殘残殺杀毀毁氣气決决沒没沖冲況况洩泄涼凉淚泪淨净淺浅減减測测渾浑湯汤",
    "準准溫温滅灭滯滞滿满漢汉漲涨漸渐潔洁潛潜澤泽濟济濫滥灑洒灣湾災灾為为無无煙烟營营",
    "爐炉爭争爾尔牴抵牽牵狀状狹狭猶犹獎奖獨独獲获現现瑪玛環环產产甦苏畫画異异當当疊叠",
    "痲麻瘋疯瘓痪療疗癱瘫發发盜盗盡尽監监盤盘盧卢眾众瞭了矚瞩確确碼码磚砖礎础礦矿禍祸",
    "禦御禮礼稅税種种稱称穀谷積积穩稳窮穷竊窃競竞節节範范築筑簡简簽签籌筹籲吁糧粮糾纠",
    "紀纪約约紅红納纳紐纽紓纾純纯紙纸級级紛纷紮扎細细紹绍終终組组結结絕绝絡络給给統统",
    "綁绑經经綜综綠绿維维綱纲網网緊紧線线締缔編编緩缓緯纬練练縮缩縱纵總总績绩織织繞绕",
    "繫系繳缴繼继續续罰罚罷罢羅罗羈羁義义習习聖圣聞闻聯联聰聪聲声職职聽听肅肃脅胁脫脱",
    "腦脑腳脚膽胆臉脸臨临臺台與与興兴舉举舊旧艙舱艦舰艱艰莊庄華华萬万蓋盖蔣蒋薩萨藝艺",
    "藥药蘇苏蘭兰處处虛虚號号虧亏蟲虫術术衛卫衝冲裏里補补裝装裡里製制複复見见規规視视",
    "覺觉覽览觀观觸触訂订計计訊讯討讨訓训託托記记訪访設设許许訴诉診诊評评詞词詢询試试",
    "話话該该詳详誇夸誌志認认誕诞誘诱語语誠诚誤误說说課课調调談谈請请諒谅論论諜谍諸诸",
    "諾诺謀谋謊谎講讲謝谢謹谨證证識识譯译議议譴谴護护譽誉讀读變变讓让讚赞豈岂豐丰貝贝",
    "負负財财貢贡貨货販贩貪贪貫贯責责貴贵買买費费貿贸賀贺資资賊贼賓宾賜赐賞赏賠赔賣卖",
    "賦赋質质賬账賴赖購购賽赛贈赠贊赞贏赢趕赶趨趋跡迹踐践躍跃車车軌轨軍军軟软軸轴較较",
    "載载輓挽輔辅輕轻輛辆輝辉輪轮輯辑輸输輿舆轄辖轉转轟轰辦办辭辞農农迴回逕径這这週周",
    "進进遊游運运過过達达違违遞递遠远適适遲迟遷迁選选遺遗邁迈還还邊边郵邮鄉乡鄭郑鄰邻",
    "醫医釀酿釋释釐厘針针釣钓鈔钞鈷钴鈾铀銀银銅铜銜衔銳锐銷销鋁铝鋰锂鋼钢錄录錢钱錦锦",
    "錫锡錯错鍵键鍺锗鎖锁鎢钨鎮镇鎵镓鏈链鐵铁長长門门閃闪閉闭開开間间閘闸閣阁閱阅闆板",
    "闊阔闖闯關关陰阴陳陈陸陆陽阳隊队階阶際际隨随險险隱隐隸隶隻只雖虽雙双雜杂雞鸡離离",
    "難难雲云電电霧雾靈灵靜静鞏巩韌韧韓韩響响頁页頂顶項项順顺須须預预頒颁頓顿頗颇領领",
    "頭头頸颈頻频顆颗題题額额顏颜願愿類类顧顾顯显風风飄飘飛飞飯饭飲饮飼饲餘余館馆饋馈",
    "馬马駁驳駐驻駕驾駛驶駭骇騙骗騷骚驅驱驗验驚惊體体鬆松鬥斗鬧闹魚鱼魯鲁鮑鲍鮮鲜鳥鸟",
    "鹽盐麗丽麥麦黃黄點点黨党齊齐齒齿龍龙",
];

static SIMPLIFIED: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let rows = PAIRS.iter().flat_map(|row| row.chars().zip(row.chars().skip(1)).step_by(2));
    rows.collect()
});

/// The simplified form of a character, if it has one here; any other unchanged.
pub(super) fn simplified(c: char) -> char {
    if is_han(c) { SIMPLIFIED.get(&c).copied().unwrap_or(c) } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_signs_have_plain_forms() {
        let plain: String = "中華人民共和國對關稅".chars().map(simplified).collect();
        assert_eq!(plain, "中华人民共和国对关税");
        assert!(SIMPLIFIED.iter().all(|(one, plain)| one != plain && is_han(*one)));
        assert_eq!(simplified('a'), 'a');
        assert!(SIMPLIFIED.len() > 400, "{}", SIMPLIFIED.len());
    }
}
