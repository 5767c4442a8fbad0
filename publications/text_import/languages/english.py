"""English, British and American: "24 June 2023" and "June 24th, 2023"."""

from __future__ import annotations

from .table import (
    LanguageTable,
    numbered,
    phrases,
    words,
)

ENGLISH = LanguageTable(
    function_words=words(
        "the of and to in that for is on with as by at from this are was be has have"
        " its it an which their or not will been we were these more also other than"
    ),
    months=numbered(
        "january/jan february/feb march/mar april/apr may june/jun july/jul"
        " august/aug september/sept/sep october/oct november/nov december/dec",
        1,
    ),
    weekdays=numbered(
        "monday/mon tuesday/tue wednesday/wed thursday/thu friday/fri saturday/sat sunday/sun",
        0,
    ),
    day_suffixes=("st", "nd", "rd", "th"),
    first_day=(),
    date_links=("of",),
    date_prefixes=words("on"),
    date_labels=phrases("date; published; published on; date published; release date; posted; posted on"),
    month_first=True,
    sentence_openers=words(
        "on in at since from by as until before after this today when following during"
        " for with to while between and it"
    ),
    place_connectives=words("of the and"),
    place_prepositions=("in",),
    articles=("the",),
    conjunctions=("and",),
    names_with_conjunction=phrases(
        "trinidad and tobago; antigua and barbuda; saint kitts and nevis;"
        " saint vincent and the grenadines; turks and caicos; bosnia and herzegovina"
    ),
    kind_labels=phrases(
        "news release; press release; joint press release; joint news release;"
        " statement; joint statement; media advisory; media release; briefing note;"
        " remarks; for immediate release; news; press; latest news"
    ),
    embargo_openings=phrases(
        "embargo; embargoed; under embargo; strictly embargoed; not for release before;"
        " not for publication before"
    ),
    navigation_labels=phrases(
        "skip navigation links; skip navigation; skip to main content; skip to content;"
        " home; menu; search; english; who we are; what we do; where we work; our work;"
        " data and resources; take action; about us; about; contact us; news; media;"
        " press room; newsroom; back; back to top; share; share this; share this page;"
        " print; print this page; download; subscribe; follow us; language; languages;"
        " log in; login; breadcrumb; close; read more; facebook; twitter; x; linkedin;"
        " whatsapp; email; youtube; instagram; cookies; accept cookies"
    ),
    page_tools=phrases(
        "share; share this; share this page; print; print this page; download pdf;"
        " subscribe; back to top; facebook; twitter; linkedin; whatsapp; email"
    ),
    closing_labels=phrases(
        "related resources; related resource; related content; related news;"
        " related links; related documents; related; see also; share this page;"
        " share this; share; tags; topics; read more; latest news; follow us; sdgs"
    ),
    end_marks=("end", "ends", "end of release"),
    section_labels=phrases(
        "notes to editors; note to editors; notes for editors; background; editor's note; editors' note"
    ),
    speech_verbs=phrases(
        "said; says; stated; added; noted; explained; declared; stressed; emphasized;"
        " highlighted; affirmed; concluded; warned; according to"
    ),
    link_verbs=words("download downloaded click read see view access find available consult visit"),
    link_places=words("here"),
    contact_headings=phrases(
        "for additional information; for more information; for further information;"
        " for further details; for more details; for media inquiries;"
        " for media enquiries; for press inquiries; for interviews; media inquiries;"
        " media enquiries; media contact; media contacts; press contact;"
        " press contacts; contact; contacts; contact information;"
        " for interviews and further information; for interviews and more information"
    ),
    contact_heading_tail=words(
        "please contact write to call reach the following persons people desks or and"
        " for media press e-mail email us at"
    ),
    email_labels=("e-mail address", "e-mail", "email", "mail", "e"),
    phone_labels=phrases(
        "telephone; phone number; phone; tel; mobile; mob; cell; cell phone; whatsapp;"
        " office; direct; t; m; p"
    ),
    contact_joiners=words("at or and on via"),
    role_words=words(
        "officer spokesperson spokesman spokeswoman head chief director coordinator"
        " manager assistant specialist press media communications communication"
        " information associate"
    ),
    desk_words=words("desk newsroom"),
    institution_words=words(
        "organization organisation agency ministry programme program fund nations bank"
        " commission university federation committee council institute foundation"
        " secretariat office unit team un"
    ),
    report_date_labels=("date",),
    paragraph_labels=("paragraphs", "paragraph"),
)
