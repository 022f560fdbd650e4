from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.language import language
from dateline.desk.tables import rows

TEXTS = {
    "en": "The bakers of the town met on the square, and it was the first time that they sang.",
    "de": "Die Bäcker der Stadt trafen sich auf dem Platz, und es war das erste Mal, dass sie sangen.",
    "fr": "Les boulangers de la ville se sont réunis sur la place, et ils ont chanté pour la première fois.",
    "es": "Los panaderos de la ciudad se reunieron en la plaza y cantaron por primera vez con los niños.",
    "pt": "Os padeiros da cidade se reuniram na praça e não cantaram, mas foi uma festa para as crianças.",
    "it": "I fornai della città si sono riuniti nella piazza e hanno cantato per la prima volta con gli amici.",
    "nl": "De bakkers van de stad kwamen op het plein en zongen voor het eerst, maar het was niet een feest.",
    "sv": "Bagarna i staden träffades på torget och det var första gången som de inte sjöng för att vara glada.",
    "da": "Bagerne i byen mødtes på torvet, og det var første gang de ikke sang af glæde, men blev hjemme.",
    "pl": "Piekarze z miasta spotkali się na placu i śpiewali, ale nie było to dla nich po raz pierwszy.",
    "tr": "Kentin fırıncıları bir meydanda buluştu ve ilk kez şarkı söyledi, ama bu çok kısa sürdü.",
    "ru": "Пекари города встретились на площади, и это был первый раз, когда они пели, но не для нас.",
    "uk": "Пекарі міста зустрілися на площі, і це було вперше, що вони співали, але не для нас та дітей.",
    "ar": "اجتمع الخبازون في المدينة على الساحة وكان هذا من أجمل ما كان في المدينة بعد العيد",
    "id": "Para tukang roti di kota itu bertemu dan bernyanyi untuk pertama kali dengan anak yang tidak tidur.",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_a_sentence_tells_its_language(code: str, text: str) -> None:
    assert language([text]) == code


def test_every_language_of_the_table_has_a_sentence_here() -> None:
    assert {code for code, *_ in rows("stopwords")} == TEXTS.keys()


UNKNOWN = [
    *("", "Rain.", "10 20 30", "面包师在广场见面", "Quux zyzzy frob plugh xyzzy waldo garply the fred thud"),
    "Quux of frob plugh xyzzy of waldo garply fred thud corge of grault babble bleep blorp zort zag zug zog zeg",
    "Det som en det",  # Swedish and Danish alike
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_too_little_to_go_by_is_undetermined(text: str) -> None:
    assert language([text]) == "und"


@given(st.lists(st.text()))
def test_any_text_has_a_language_or_none(paragraphs: list[str]) -> None:
    assert language(paragraphs) in {"und", *TEXTS}


@pytest.mark.parametrize("piece", ["a", " ", "the ", "("])
def test_half_a_megabyte_of_anything_is_judged(piece: str) -> None:
    assert language([piece * (500_000 // len(piece))]) in {"und", "en"}
