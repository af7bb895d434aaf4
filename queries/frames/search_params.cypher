//   q: {type: string, doc: "Words, a document number in any bracket style, a code, or pinyin initials."}
//   label: {type: string, default: null, choices: «labels», doc: "Only nodes of this label."}
//   kind: {type: string, default: null, choices: [policy, law, draft, catalogue, interpretation, press_conference, news], doc: "Only policies or articles of this kind."}
//   form: {type: string, default: null, doc: "Only policies of this form of official writing, such as 通知, 意见 or 公告."}
//   rank: {type: string, default: null, doc: "Only policies of this legal rank, such as 法律, 行政法规, 部门规章 or 规范性文件."}
//   status: {type: string, default: null, choices: [draft, not_yet_effective, in_force, partly_repealed, repealed, expired, unknown, disputed], doc: "Only policies with this status on the day as_of."}
//   issuer: {type: string, default: null, doc: "Only documents that this body issued: official or short name."}
//   industry: {type: string, default: null, doc: "Only documents that target this industry: code or name; lower levels are included."}
//   region: {type: string, default: null, doc: "Only policies that cover this region: name or code; parts of the region are included."}
//   programme: {type: string, default: null, doc: "Only documents that advance this programme: its name."}
//   standard: {type: string, default: null, doc: "Only documents that cite this standard: its code, with or without year."}
//   year: {type: integer, default: null, min: 1, max: 9999, doc: "Only documents of this year: signed, otherwise published."}
//   signed_from: {type: date, default: null, doc: "Only documents signed, otherwise published, on this day or later."}
//   signed_to: {type: date, default: null, doc: "Only documents signed, otherwise published, on this day or earlier."}
//   held: {type: boolean, default: null, doc: "true: only policies whose text a bulletin holds; false: only those that are cited and not held."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   candidates: {type: integer, default: 10000, min: 1, max: 100000, doc: "Names, and texts, that pass the filters and are looked at, at most. The index decides which, if more contain the words."}
