//! What ECMA-376 says of the elements that we write, as far as we write them.

/// Children in the order of the schema (ECMA-376 part 1, annex A.1), as far as we write them.
pub const ORDER: [(&str, &[&str]); 15] = [
    ("w:document", &["w:body"]),
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:textAlignment",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:color", "w:kern",
            "w:sz", "w:szCs", "w:u", "w:lang",
        ],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:shd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
        ],
    ),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    (
        "w:tblBorders",
        &[
            "w:top",
            "w:left",
            "w:bottom",
            "w:right",
            "w:insideH",
            "w:insideV",
        ],
    ),
    ("w:trPr", &["w:cantSplit", "w:tblHeader"]),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    (
        "w:tcPr",
        &["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:vAlign"],
    ),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:cols",
            "w:titlePg",
        ],
    ),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
    ),
    (
        "w:lvl",
        &[
            "w:start",
            "w:numFmt",
            "w:suff",
            "w:lvlText",
            "w:lvlJc",
            "w:pPr",
            "w:rPr",
        ],
    ),
    ("w:abstractNum", &["w:nsid", "w:multiLevelType", "w:lvl"]),
    ("w:numbering", &["w:abstractNum", "w:num"]),
];

/// Attributes whose values are of a list, or numbers in a range.
pub const VALUES: [(&str, &str, &[&str]); 10] = [
    ("w:jc", "w:val", &["left", "center", "both"]),
    ("w:lvlJc", "w:val", &["left"]),
    ("w:numFmt", "w:val", &["decimal", "upperRoman", "bullet"]),
    ("w:suff", "w:val", &["space"]),
    ("w:type", "w:val", &["nextPage"]),
    ("w:tblLayout", "w:type", &["fixed"]),
    ("w:headerReference", "w:type", &["default", "first"]),
    ("w:fldChar", "w:fldCharType", &["begin", "separate", "end"]),
    ("w:multiLevelType", "w:val", &["multilevel"]),
    ("w:spacing", "w:lineRule", &["auto", "exact"]),
];
