"""Any issue that a file can hold."""

from hypothesis import strategies as st

from bulletin_pdf.model import (
    Article,
    Attribution,
    Distribution,
    Imprint,
    Issue,
    IssueImage,
    LayoutChoice,
    RecipientGroup,
    Section,
)

ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")
    | st.sampled_from("：:，#-|>'\"[]{}&*!%@`~ 　甲\n")
)
TEXT = ANY_TEXT.filter(str.strip)
SOME = st.none() | TEXT
COUNT = st.none() | st.integers(1, 10**30)


def _tuple_of(strategy, least=0):
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


OPTIONS = st.dictionaries(
    ANY_TEXT,
    st.recursive(
        st.none() | ANY_TEXT,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
        max_leaves=5,
    ),
    max_size=3,
)
IMAGE = st.builds(IssueImage, file=TEXT, caption=SOME, credit=SOME, alt=SOME)
ATTRIBUTION = st.builds(Attribution, organisation=SOME, persons=_tuple_of(TEXT))
ARTICLE = st.builds(
    Article,
    title=TEXT,
    subtitle=SOME,
    editors_note=SOME,
    body=TEXT,
    attribution=st.none() | ATTRIBUTION,
    images=_tuple_of(IMAGE),
)
SECTION = st.builds(Section, title=SOME, articles=_tuple_of(ARTICLE, 1))
GROUP = st.builds(RecipientGroup, label=TEXT, recipients=_tuple_of(TEXT, 1))
ISSUE = st.builds(
    Issue,
    layout=st.builds(LayoutChoice, name=TEXT, options=OPTIONS),
    name=SOME,
    number=COUNT,
    cumulative_number=COUNT,
    date=st.none() | st.dates(),
    publisher=SOME,
    classification=SOME,
    notice=SOME,
    contents=st.booleans(),
    sections=_tuple_of(SECTION, 1),
    distribution=st.none() | st.builds(Distribution, groups=_tuple_of(GROUP, 1), copies=COUNT),
    imprint=st.none() | st.builds(Imprint, editor=SOME, phone=SOME, address=SOME),
)
