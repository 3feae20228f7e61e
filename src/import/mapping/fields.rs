//! What a table can be read as, and what its columns can be then.

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TableAs {
    /// Events of a dossier.
    Events,
    /// Commitments of a dossier.
    Commitments,
    /// Measured values of a dossier's commitments.
    Observations,
    /// Reported events, as a file beside a dossier.
    Stream,
}

impl TableAs {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Events, Self::Commitments, Self::Observations, Self::Stream];

    /// As a saved mapping has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Commitments => "commitments",
            Self::Observations => "observations",
            Self::Stream => "stream",
        }
    }

    /// What a column can be, in the order in which it is asked for.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Events => &EVENTS,
            Self::Commitments => &COMMITMENTS,
            Self::Observations => &OBSERVATIONS,
            Self::Stream => &STREAM,
        }
    }

    /// The field of this key.
    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key == key)
    }
}

/// What a column can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// How it is named in a mapping.
    pub key: &'static str,
    /// Whether nothing can be read without it.
    pub is_required: bool,
    /// What columns are called that are it, the likeliest first, as
    /// [`plain`](super::plain) has them.
    pub(super) names: &'static [&'static str],
}

const fn required(key: &'static str, names: &'static [&'static str]) -> Field {
    Field { key, is_required: true, names }
}

const fn field(key: &'static str, names: &'static [&'static str]) -> Field {
    Field { key, is_required: false, names }
}

const DATE: &[&str] =
    &["date", "day", "eventdate", "time", "start", "startdate", "日期", "时间", "开始日期"];
const CODE: &[&str] = &["code", "cameo", "eventcode", "cameocode", "代码", "事件代码"];
const ACTOR: &[&str] = &[
    "actor",
    "by",
    "side",
    "actor1",
    "source",
    "sourcecountry",
    "country",
    "initiator",
    "发起方",
    "行为方",
    "国家",
];
const URL: &[&str] =
    &["url", "link", "sourceurl", "source", "sources", "链接", "网址", "来源", "出处"];
const ID: &[&str] = &["id", "eventid", "编号"];

const EVENTS: [Field; 10] = [
    required("date", DATE),
    field("end", &["end", "enddate", "结束", "结束日期"]),
    required(
        "headline",
        &["headline", "title", "event", "eventname", "name", "summary", "事件", "标题", "事项"],
    ),
    field("detail", &["detail", "details", "description", "text", "note", "notes", "说明", "详情"]),
    // A source is a document here, and no actor.
    field("actor", &["actor", "by", "side", "country", "initiator", "发起方", "行为方", "国家"]),
    field("code", CODE),
    field("url", URL),
    field("id", ID),
    field("weight", &["weight", "权重"]),
    field("lasting", &["lasting", "inforce", "持续"]),
];

const COMMITMENTS: [Field; 15] = [
    required(
        "by",
        &["by", "side", "party", "actor", "country", "who", "承诺方", "义务方", "国家", "一方"],
    ),
    field("to", &["to", "toward", "towards", "counterpart", "beneficiary", "对象", "受益方"]),
    required(
        "text",
        &[
            "text",
            "commitment",
            "promise",
            "pledge",
            "obligation",
            "title",
            "承诺",
            "承诺内容",
            "内容",
            "义务",
        ],
    ),
    required(
        "made",
        &["made", "madeon", "date", "signed", "announced", "承诺日期", "作出日期", "日期", "时间"],
    ),
    field("due", &["due", "duedate", "deadline", "期限", "截止日期", "截止"]),
    field("id", &["id", "commitmentid", "编号"]),
    field("status", &["status", "verdict", "state", "状态", "履行情况"]),
    field("status_date", &["statusdate", "statusason", "asof", "verdictdate", "状态日期"]),
    field("status_url", &["statusurl", "statussource", "verdicturl", "evidence", "状态来源"]),
    field("target", &["target", "targetvalue", "goal", "目标", "目标值"]),
    field("baseline", &["baseline", "基准", "基线"]),
    field("unit", &["unit", "单位"]),
    field("quote", &["quote", "quotation", "原文"]),
    field("note", &["note", "notes", "remark", "comment", "备注", "说明"]),
    field("url", URL),
];

const OBSERVATIONS: [Field; 4] = [
    required("commitment", &["commitment", "commitmentid", "id", "承诺", "编号"]),
    required("date", &["date", "day", "month", "period", "time", "日期", "时间", "月份"]),
    required(
        "value",
        &["value", "amount", "observation", "measured", "数值", "数量", "金额", "值"],
    ),
    field("url", URL),
];

const STREAM: [Field; 9] = [
    required("date", DATE),
    required("actor", ACTOR),
    field(
        "target",
        &[
            "target",
            "actor2",
            "targetcountry",
            "recipient",
            "to",
            "toward",
            "对象",
            "目标",
            "受动方",
        ],
    ),
    field("code", CODE),
    field("score", &["score", "goldstein", "goldsteinscale", "intensity", "分值", "得分", "强度"]),
    field(
        "text",
        &["text", "headline", "title", "event", "description", "summary", "事件", "标题", "内容"],
    ),
    field("place", &["place", "location", "地点"]),
    field("url", URL),
    field("id", ID),
];
