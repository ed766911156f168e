from ui.appearance.fonts import AUTOMATIC, FONT_CHOICES, UI_FONTS, families_of, installed_choices


def test_the_automatic_choice_is_the_order_of_preference():
    assert families_of(AUTOMATIC) == UI_FONTS
    assert UI_FONTS[0] == "Microsoft YaHei UI"


def test_a_chosen_font_comes_first_and_the_rest_stays_as_fallback():
    for choice in FONT_CHOICES:
        families = families_of(choice.key)
        assert families[: len(choice.families)] == choice.families
        assert sorted(families) == sorted(UI_FONTS)


def test_a_choice_is_installed_under_any_of_its_names():
    names = [choice.name for choice in installed_choices(["Source Han Sans CN", "DejaVu Sans"])]
    assert names == ["思源黑体"]
    assert installed_choices(["DejaVu Sans"]) == ()
