survey-required-mark = Les questions avec { $mark } demandent une réponse.
survey-empty = Il n’y a pas de questions sur cette page. Vous pouvez continuer.
survey-wrong-answers = { $count ->
    [one] Une question est à revoir. Elle est marquée ci-dessus.
   *[other] { $count } questions sont à revoir. Elles sont marquées ci-dessus.
}
survey-none = Aucune réponse
survey-choose = Choisissez
survey-letters-left = Caractères restants : { $count }
survey-slider-untouched = Déplacez le point pour répondre.
survey-add = Ajouter
survey-remove = Retirer
survey-remove-number = Retirer le numéro { $number }

## Ce qui ne va pas dans une réponse

survey-wrong-few-choices = Choisissez-en au moins { $count }.
survey-wrong-many-choices = Choisissez-en au plus { $count }.
survey-wrong-few-items = Donnez-en au moins { $count }.
survey-wrong-many-items = Donnez-en au plus { $count }.
survey-wrong-twice = Donnez chaque réponse une seule fois.
survey-wrong-disallowed = Cette réponse ne peut pas être utilisée ici. Donnez-en une autre.
decimal-sign = { "," }
survey-wrong-number = Écrivez un nombre, par exemple 3 ou 3,5.
survey-wrong-integer = Écrivez un nombre entier, par exemple 3.
survey-wrong-email = Écrivez une adresse e-mail complète, par exemple nom@example.org.
survey-wrong-url = Écrivez une adresse web complète, par exemple https://example.org.
survey-wrong-phone = Écrivez un numéro de téléphone complet.
survey-wrong-zip = Écrivez un code postal américain (ZIP), par exemple 02139.
survey-wrong-ip = Écrivez une adresse comme 192.0.2.1.
survey-wrong-short = { $count ->
    [one] Écrivez au moins une lettre ou un chiffre.
   *[other] Écrivez au moins { $count } lettres ou chiffres.
}
survey-wrong-long = { $count ->
    [one] Écrivez au plus une lettre ou un chiffre.
   *[other] Écrivez au plus { $count } lettres ou chiffres.
}
survey-wrong-many-words = { $count ->
    [one] Écrivez un seul mot.
   *[other] Écrivez au plus { $count } mots.
}
survey-wrong-blanks = Écrivez ceci sans espaces.
survey-wrong-pattern = Ceci n’a pas la forme attendue. Merci de vérifier.
survey-wrong-one-of = Écrivez l’une de ces réponses : { $list }.
survey-wrong-not-above = Écrivez un nombre plus grand que { $number }.
survey-wrong-below = Écrivez { $number } ou plus.
survey-wrong-not-below = Écrivez un nombre plus petit que { $number }.
survey-wrong-above = Écrivez { $number } ou moins.
survey-wrong-multiple = Écrivez un multiple de { $number }.
survey-wrong-moment = Écrivez-le comme ceci : { $example }.
survey-wrong-no-such-moment = { $moment } n’existe pas. Écrivez-le comme ceci : { $example }.
