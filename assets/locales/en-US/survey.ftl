### Questionnaires that a study makes: only the words around its questions.

# $mark is a star.
survey-required-mark = Questions with { $mark } need an answer.
survey-empty = There are no questions on this page. Please go on.
survey-wrong-answers = { $count ->
    [one] One question needs another look. It is marked above.
   *[other] { $count } questions need another look. They are marked above.
}
# The entry of a list for no answer.
survey-none = None
# The first line of a menu, before anything is chosen.
survey-choose = Please choose
survey-letters-left = Letters left: { $count }
survey-slider-untouched = Move the point to answer.
survey-add = Add one more
survey-remove = Remove
# For screen readers: the button that takes away the answer with this number.
survey-remove-number = Remove number { $number }

## What is wrong with an answer

survey-wrong-few-choices = Please choose at least { $count }.
survey-wrong-many-choices = Please choose at most { $count }.
survey-wrong-few-items = Please give at least { $count }.
survey-wrong-many-items = Please give at most { $count }.
survey-wrong-twice = Please give each answer once only.
survey-wrong-disallowed = This answer can't be used here. Please give another one.
# The sign before the tenths of a number: a point or a comma, nothing else.
decimal-sign = { "." }
survey-wrong-number = Please write a number, such as 3 or 3.5.
survey-wrong-integer = Please write a whole number, such as 3.
survey-wrong-email = Please write a whole e-mail address, such as name@example.org.
survey-wrong-url = Please write a whole web address, such as https://example.org.
survey-wrong-phone = Please write a whole telephone number.
# A postal code of the United States.
survey-wrong-zip = Please write a ZIP code, such as 02139.
# The address of a computer on the internet.
survey-wrong-ip = Please write an address such as 192.0.2.1.
survey-wrong-short = { $count ->
    [one] Please write at least one letter or digit.
   *[other] Please write at least { $count } letters or digits.
}
survey-wrong-long = { $count ->
    [one] Please write at most one letter or digit.
   *[other] Please write at most { $count } letters or digits.
}
survey-wrong-many-words = { $count ->
    [one] Please write one word only.
   *[other] Please write at most { $count } words.
}
survey-wrong-blanks = Please write this without blanks.
survey-wrong-pattern = This does not look as expected. Please check it.
# $list are texts of the study, between commas.
survey-wrong-one-of = Please write one of these: { $list }.
# The numbers in the next five may be whole or not, such as 3 or 2.5.
survey-wrong-not-above = Please write more than { $number }.
survey-wrong-below = Please write { $number } or more.
survey-wrong-not-below = Please write less than { $number }.
survey-wrong-above = Please write { $number } or less.
survey-wrong-multiple = Please write a multiple of { $number }.
# $example is a date or a time in the form that the study wants.
survey-wrong-moment = Please write it like { $example }.
# $moment is what the family has typed, such as 02/30/2023.
survey-wrong-no-such-moment = There is no { $moment }. Please write it like { $example }.
