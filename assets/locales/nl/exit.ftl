exit-birth-date = * Bevestig de geboortedatum van je kind
exit-birth-date-letters = DD-MM-JJJJ
exit-birth-date-why = We vragen het nog een keer, omdat we de precieze leeftijd op de dag van het onderzoek nodig hebben.
exit-birth-date-read = Dat is { $date }.
exit-birth-date-unreadable = We kunnen deze datum niet lezen. Schrijf dag, maand en jaar, zoals 06-05-2023.
exit-birth-date-no-month = Maand { $month } bestaat niet. Schrijf eerst de dag en dan de maand, zoals 06-05-2023 voor 6 mei.
exit-birth-date-no-day = De maand { $month } { $year } heeft geen dag { $day }. Controleer de datum.
exit-birth-date-long-ago = Het jaar { $year } is te lang geleden. Schrijf alle vier de cijfers.
exit-birth-date-future = De datum { $date } ligt in de toekomst. Controleer het jaar.

exit-databrary = * Mogen je video en andere gegevens worden gedeeld met bevoegde gebruikers van Databrary?
exit-databrary-about = Databrary is een videobibliotheek die alleen goedgekeurde onderzoekers mogen gebruiken. Lees meer op { $link }.

exit-use = * Hoe mag je video worden gebruikt?
exit-use-private = <strong>Privé</strong>: alleen deze mensen mogen je video zien:
exit-use-private-researchers = de onderzoekers van het onderzoek { $study }
exit-use-private-site = degenen die deze site beheren
exit-use-private-databrary = bevoegde gebruikers van Databrary
exit-use-scientific = <strong>Wetenschappelijk en educatief</strong>: fragmenten mogen ook worden getoond aan wetenschappers en studenten, bijvoorbeeld in een lezing of een les.
exit-use-public = <strong>Openbaar</strong>: fragmenten mogen ook aan iedereen worden getoond, bijvoorbeeld in het nieuws of op een webpagina over dit onderzoek.

exit-withdraw = Heb je liever dat je video’s worden verwijderd?
exit-withdraw-text = Verwijder alle video’s van deze sessie, behalve de gesproken toestemming. Niemand zal ze bekijken, de onderzoekers van { $study } niet en ook niemand anders.
exit-withdraw-example = (Misschien liep er iemand door het beeld die liever niet gezien wordt.)
exit-withdraw-really = Wil je je video’s echt intrekken? Ze worden verwijderd, en niemand kan ze dan nog bekijken.
exit-withdraw-button = Intrekken

exit-comment = Is er iets wat je ons wilt vertellen?
exit-missing = Er ontbreekt iets. Kijk naar de gemarkeerde vragen hierboven.
exit-thanks = Bedankt!
exit-share = Delen op Facebook
exit-change = Mijn antwoorden wijzigen
exit-withdrawn = Je hebt je video’s ingetrokken. Ze worden verwijderd, en niemand zal ze bekijken.
exit-birth-date-differs = Dat is { $date }. In je account staat { $registered }. Als de datum die je hebt geschreven klopt, hoef je niets te doen.
