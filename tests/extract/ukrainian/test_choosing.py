"""One extractor for both languages."""

from pactbook.extract.rules import Rules
from pactbook.extract.ukrainian import NAME
from pactbook.extract.ukrainian.choosing import ByLanguage
from tests.extract.ukrainian.reading_cases import document

BOTH = ByLanguage(Rules())


def test_the_language_of_the_document_chooses() -> None:
    ours = list(BOTH.extract(document("Данія підписала з Україною безпекову угоду.")))
    english = list(BOTH.extract(document("Denmark signed a security agreement with Ukraine.")))
    assert {draft.extractor for draft in ours} == {NAME}
    assert {draft.extractor for draft in english} == {Rules.name}
    assert ours[0].value == english[0].value


def test_a_third_language_is_left_to_the_other() -> None:
    assert list(BOTH.extract(document("Дания подписала с Украиной соглашение о безопасности."))) == []
    assert Rules.name in BOTH.name and NAME in BOTH.name


def test_the_article_decides_not_the_file() -> None:
    text = "Данія підписала з Україною безпекову угоду. Denmark signed a security agreement with Ukraine."
    start = text.index("Denmark")
    page = document(text)
    page = type(page)(page.sha256, 2, page.label, page.published, text, start, len(text))
    assert {draft.extractor for draft in BOTH.extract(page)} == {Rules.name}
