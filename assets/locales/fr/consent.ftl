## Le consentement oral

consent-statement-parent = J’ai lu le formulaire de consentement en entier et il est clair pour moi. En tant que parent ou représentant légal de cet enfant, je donne mon consentement, et nous participons tous les deux volontiers à cette étude.
consent-statement-adult = J’ai lu le formulaire de consentement en entier et il est clair pour moi. Je donne mon consentement et je participe volontiers à cette étude.
consent-statement-quoted = « { $statement } »
consent-read-document = Lisez ce document de consentement en entier
consent-document-label = Document de consentement
consent-start-recording = Enregistrer le consentement
consent-read-aloud = Lisez la déclaration ci-dessous <em>à voix haute</em> :
consent-read-aloud-or-sign = Lisez la déclaration ci-dessous <em>à voix haute</em> (ou en langue des signes, ASL) :
consent-other-adults = Tout autre adulte dit aussi, ou exprime en langue des signes :
consent-stop-recording = Arrêter l’enregistrement
consent-play = Regarder la vidéo de consentement
consent-play-check = Peut-on vous voir et vous entendre ?
consent-not-recording-yet = Pas encore d’enregistrement
consent-missing-recording = Enregistrez d’abord votre consentement.
consent-missing-play = Regardez votre vidéo de consentement avant de l’envoyer.
consent-clip-short = Votre vidéo est plus courte que le temps qu’il faut pour lire la déclaration.
consent-clip-silent = Nous n’avons entendu aucune voix dans votre vidéo.
consent-clip-silent-or-signed = Nous n’avons entendu aucune voix dans votre vidéo (c’est normal si vous avez utilisé la langue des signes).
consent-clip-dark = Votre vidéo est très sombre.
consent-clip-choice = Vous pouvez l’enregistrer à nouveau, ou l’envoyer quand même.
consent-session-records = L’étude enregistre déjà cette séance, la déclaration de consentement ne peut donc pas être enregistrée ici. Merci de prévenir l’équipe de recherche ; l’étude ne peut pas continuer.
consent-no-document-title = Cette étude ne peut pas commencer
consent-no-document-text = Son document de consentement « { $template } » ne fait pas partie de ce lecteur, aucun consentement ne peut donc être donné. Merci de prévenir l’équipe de recherche. Elle peut utiliser { $known }.
consent-preview-note = Ceci est un aperçu, vous pouvez donc regarder la suite. Aucun consentement n’est enregistré.
consent-preview-go-on = Continuer l’aperçu

## Le consentement par cases et réponses

ticks-missing-answer = * Choisissez une réponse pour participer
ticks-missing-tick = * Cochez cette case pour participer
ticks-incomplete = Il reste quelque chose à remplir ci-dessus. Si vous ne voulez pas tout accepter, vous pouvez simplement fermer cette fenêtre.
ticks-nothing-to-choose = Il n’y a rien à choisir ici. Vous pouvez continuer.
