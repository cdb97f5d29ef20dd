"""Which lines are furniture of a page, and which only look like it."""

import pytest

from pactbook.capture.boilerplate import boilerplate, is_boilerplate, merge


@pytest.mark.parametrize(
    "line",
    [
        "Advertisment",
        "Advertisement",
        "ADVERTISEMENT",
        "- Advertisement -",
        "[Advertisement]",
        "Story continues below advertisement",
        "ADVERTISEMENT - SCROLL TO CONTINUE",
        "Sponsored",
        "Sponsored content",
        "Реклама",
        "Share this article",
        "Share on Facebook",
        "Read also: Latvia follows Estonia",
        "READ MORE: Boats for Odesa",
        "Related articles",
        "Читайте також: Литва приєдналася",
        "Subscribe to our newsletter",
        "Sign up for the morning e-mail",
        "Підписуйтесь на наш канал",
        "Follow us on Telegram",
        "We use cookies to improve your experience.",
        "This website uses cookies. Accept all to continue.",
        "By continuing you agree to our use of cookies",
        "Accept all cookies",
        "© 2024 Baltic Desk. No part may be used.",
        "Copyright 2024 Baltic Desk",
        "All rights reserved.",
        "Skip to main content",
        "Back to top",
        "Leave a comment",
        "12 comments",
    ],
)
def test_furniture_is_dropped(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement of the tender began in May.",
        "Sponsored by Norway, the resolution passed.",
        "Share of gross domestic product: 0.25 percent",
        "Sharing the burden",
        "Read the agreement in full before you judge it.",
        "Related costs rose to 3 billion euros.",
        "Subscribe to the declaration: that is what 25 states did.",
        "Sign up 40 states by summer, the envoy said.",
        "Follow the money",
        "(c) Development of the farming sector;",
        "(c) 40 armoured vehicles;",
        "Photo: Ministry of Defence, Oslo, 14 May 2024",
        "Source: Office of the President",
        "Kyiv, 16 February",
        "Commentary",
        "Printed in Tallinn",
        "Cookies were served at the signing.",
        "See the annex: 12 boats",
    ],
)
def test_content_that_looks_like_furniture_stays(line: str) -> None:
    assert not is_boilerplate(line)


def test_intervals_hold_the_words_of_the_line_and_nothing_else() -> None:
    text = "One.\r\n  Advertisment \r\nTwo. Advertisment\nShare this article"
    dropped = boilerplate(text, 0, len(text))
    assert [text[low:high] for low, high in dropped] == ["Advertisment", "Share this article"]


def test_only_the_article_is_searched() -> None:
    text = "Advertisment\nOne.\nAdvertisment\n"
    assert boilerplate(text, 13, 18) == ()


def test_merged_intervals_are_ordered_apart_and_inside() -> None:
    assert merge([(8, 12), (0, 3), (2, 5), (5, 6), (20, 30)], 1, 25) == ((1, 6), (8, 12), (20, 25))
