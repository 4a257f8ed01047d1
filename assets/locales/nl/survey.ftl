survey-required-mark = Vragen met { $mark } hebben een antwoord nodig.
survey-empty = Op deze pagina staan geen vragen. Ga gerust verder.
survey-wrong-answers = { $count ->
    [one] Kijk nog eens naar één vraag. Die is hierboven gemarkeerd.
   *[other] Kijk nog eens naar { $count } vragen. Die zijn hierboven gemarkeerd.
}
survey-none = Geen antwoord
survey-choose = Maak een keuze
survey-letters-left = Tekens over: { $count }
survey-slider-untouched = Verplaats de punt om te antwoorden.
survey-add = Nog een toevoegen
survey-remove = Weghalen
survey-remove-number = Nummer { $number } weghalen

## Wat er mis is met een antwoord

survey-wrong-few-choices = Kies er minstens { $count }.
survey-wrong-many-choices = Kies er hoogstens { $count }.
survey-wrong-few-items = Geef er minstens { $count }.
survey-wrong-many-items = Geef er hoogstens { $count }.
survey-wrong-twice = Geef elk antwoord maar één keer.
survey-wrong-disallowed = Dit antwoord kan hier niet worden gebruikt. Geef een ander antwoord.
decimal-sign = { "," }
survey-wrong-number = Schrijf een getal, zoals 3 of 3,5.
survey-wrong-integer = Schrijf een heel getal, zoals 3.
survey-wrong-email = Schrijf een volledig e-mailadres, zoals naam@example.org.
survey-wrong-url = Schrijf een volledig webadres, zoals https://example.org.
survey-wrong-phone = Schrijf een volledig telefoonnummer.
survey-wrong-zip = Schrijf een Amerikaanse postcode (ZIP), zoals 02139.
survey-wrong-ip = Schrijf een adres zoals 192.0.2.1.
survey-wrong-short = { $count ->
    [one] Schrijf minstens één letter of cijfer.
   *[other] Schrijf minstens { $count } letters of cijfers.
}
survey-wrong-long = { $count ->
    [one] Schrijf hoogstens één letter of cijfer.
   *[other] Schrijf hoogstens { $count } letters of cijfers.
}
survey-wrong-many-words = { $count ->
    [one] Schrijf maar één woord.
   *[other] Schrijf hoogstens { $count } woorden.
}
survey-wrong-blanks = Schrijf dit zonder spaties.
survey-wrong-pattern = Dit ziet er niet uit zoals verwacht. Controleer het nog eens.
survey-wrong-one-of = Schrijf een van deze antwoorden: { $list }.
survey-wrong-not-above = Schrijf een getal groter dan { $number }.
survey-wrong-below = Schrijf { $number } of meer.
survey-wrong-not-below = Schrijf een getal kleiner dan { $number }.
survey-wrong-above = Schrijf { $number } of minder.
survey-wrong-multiple = Schrijf een veelvoud van { $number }.
survey-wrong-moment = Schrijf het zo: { $example }.
survey-wrong-no-such-moment = { $moment } bestaat niet. Schrijf het zo: { $example }.
