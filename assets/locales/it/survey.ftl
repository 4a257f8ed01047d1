survey-required-mark = Le domande con { $mark } richiedono una risposta.
survey-empty = In questa pagina non ci sono domande. Può proseguire.
survey-wrong-answers = { $count ->
    [one] Una domanda va rivista. È segnata qui sopra.
   *[other] { $count } domande vanno riviste. Sono segnate qui sopra.
}
survey-none = Nessuna risposta
survey-choose = Scelga
survey-letters-left = Caratteri rimasti: { $count }
survey-slider-untouched = Sposti il punto per rispondere.
survey-add = Aggiungi
survey-remove = Togli
survey-remove-number = Togli il numero { $number }

## Che cosa non va in una risposta

survey-wrong-few-choices = Ne scelga almeno { $count }.
survey-wrong-many-choices = Ne scelga al massimo { $count }.
survey-wrong-few-items = Ne indichi almeno { $count }.
survey-wrong-many-items = Ne indichi al massimo { $count }.
survey-wrong-twice = Indichi ogni risposta una volta sola.
survey-wrong-disallowed = Questa risposta non può essere usata qui. Ne indichi un’altra.
decimal-sign = { "," }
survey-wrong-number = Scriva un numero, per esempio 3 o 3,5.
survey-wrong-integer = Scriva un numero intero, per esempio 3.
survey-wrong-email = Scriva un indirizzo e-mail completo, per esempio nome@example.org.
survey-wrong-url = Scriva un indirizzo web completo, per esempio https://example.org.
survey-wrong-phone = Scriva un numero di telefono completo.
survey-wrong-zip = Scriva un codice postale statunitense (ZIP), per esempio 02139.
survey-wrong-ip = Scriva un indirizzo come 192.0.2.1.
survey-wrong-short = { $count ->
    [one] Scriva almeno una lettera o cifra.
   *[other] Scriva almeno { $count } lettere o cifre.
}
survey-wrong-long = { $count ->
    [one] Scriva al massimo una lettera o cifra.
   *[other] Scriva al massimo { $count } lettere o cifre.
}
survey-wrong-many-words = { $count ->
    [one] Scriva una sola parola.
   *[other] Scriva al massimo { $count } parole.
}
survey-wrong-blanks = Lo scriva senza spazi.
survey-wrong-pattern = Non ha la forma prevista. Controlli, per favore.
survey-wrong-one-of = Scriva una di queste risposte: { $list }.
survey-wrong-not-above = Scriva un numero maggiore di { $number }.
survey-wrong-below = Scriva { $number } o più.
survey-wrong-not-below = Scriva un numero minore di { $number }.
survey-wrong-above = Scriva { $number } o meno.
survey-wrong-multiple = Scriva un multiplo di { $number }.
survey-wrong-moment = Lo scriva così: { $example }.
survey-wrong-no-such-moment = { $moment } non esiste. Lo scriva così: { $example }.
