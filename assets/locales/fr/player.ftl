## Attendre

player-loading = Un instant, s’il vous plaît…
player-next-page-late = La page suivante ne peut pas être chargée : la connexion internet est interrompue. Restez ici, s’il vous plaît. L’étude continue d’elle-même dès que la connexion est rétablie.
player-slow-title = Cela prend plus de temps que d’habitude
player-slow-advice = Le serveur de l’étude n’a pas encore répondu. Vérifiez votre connexion internet et gardez cette page ouverte.
player-slow-promise = Nous continuons d’essayer. L’étude démarre d’elle-même.
player-wait-for-recording = Un instant, s’il vous plaît... <br><br> démarrage de l’enregistrement par webcam
player-getting-ready = Préparation en cours… { $count } sur { $all }
player-tap-for-sound = Touchez pour activer le son
player-pictures-missing = Les images de cette partie n’ont pas été chargées. Ce n’est pas grave : continuez, s’il vous plaît.

## Faire une pause

player-paused-text =
    Étude en pause

    Appuyez sur la barre d’espace pour reprendre
player-pausing-text =
    Mise en pause de l’étude...

    Un instant, s’il vous plaît
player-paused-fullscreen-text =
    Étude en pause

    Revenez en plein écran, s’il vous plaît
player-paused-label = Étude en pause
player-resuming-label = L’étude continue

## Quitter

player-exit-title = Vraiment quitter l’étude ?
player-exit-advice = Si vous quittez, l’étude se termine ici et vous choisissez ce qui peut être fait de votre vidéo.
player-exit-stay = Continuer
player-exit-leave = Quitter
player-back-to-full-screen = Revenir en plein écran

## Une page que ce lecteur n’a pas

player-unknown-title = Cette page ne peut pas être affichée
player-unknown-what = Cette partie de l’étude ({ $page }) est du type { $kind }, que ce lecteur ne connaît pas.
player-unknown-advice = Vous n’y êtes pour rien, et ce que vous avez fait jusqu’ici est sauvegardé. Merci de prévenir l’équipe de recherche{ $contact }. Vous pouvez continuer avec la suite.

## Enregistrements en route

player-recordings-all-here = Tous les enregistrements sont arrivés.
player-recordings-please-stay = Gardez cette page ouverte jusqu’à ce que tous les enregistrements soient arrivés : ce navigateur ne peut pas les conserver pour plus tard.
player-recordings-may-leave = Vous pouvez partir : ce qui manque reste sur cet appareil pendant 72 heures, et sera envoyé quand une page d’une étude sera de nouveau ouverte ici.
player-recordings-owed = { $owed ->
    [one] { $owed } enregistrement sur { $all } n’est pas encore arrivé ({ $percent } % envoyés).
   *[other] { $owed } enregistrements sur { $all } ne sont pas encore arrivés ({ $percent } % envoyés).
}
player-recordings-title = Merci ! C’est presque fini
player-recordings-keep-open = Gardez cette page ouverte ; elle se ferme d’elle-même.
player-recordings-leave-now = Partir maintenant

## Réponses ou vidéo qui ne peuvent pas être envoyées

player-unsent-no-room = Le serveur de l’étude n’a plus de place.
player-unsent-too-much = Il y a plus à envoyer que ce que le serveur de l’étude accepte.
player-unsent-signed-out = Votre session sur le serveur de l’étude est peut-être terminée.
player-unsent-refused = Le serveur de l’étude ne l’accepte pas.
player-unsent-offline = Nous n’arrivons pas à joindre le serveur de l’étude. Vérifiez votre connexion internet.
player-unsent-nothing-saved = Rien ne peut être sauvegardé pour le moment.
player-unsent-nothing-saved-advice = Nous continuons d’essayer : gardez cette page ouverte. La vidéo pourra être enregistrée dès que cela fonctionnera.
player-unsent-answers = Vos réponses ne sont pas encore envoyées.
player-unsent-answers-advice = Elles sont gardées sur cette page et renvoyées d’elles-mêmes. Gardez cette page ouverte et continuez l’étude.
player-unsent-video-title = Votre vidéo n’est pas encore envoyée
player-unsent-video-thanks = Merci d’avoir participé ! Vos réponses sont sauvegardées.
player-unsent-answers-title = Vos réponses ne sont pas encore envoyées
player-unsent-answers-thanks = Merci d’avoir participé !
player-unsent-trying = Nous continuons d’essayer tant que cette page est ouverte. Dès que cela fonctionne, la page se ferme d’elle-même.
player-unsent-cant-wait = Vous ne pouvez pas attendre ?
player-unsent-copy-and-leave = Enregistrez une copie sur votre ordinateur, prévenez l’équipe de recherche{ $contact }, puis partez.
player-unsent-or-copy-and-leave = Ou bien enregistrez une copie sur votre ordinateur, prévenez l’équipe de recherche{ $contact }, puis partez.
player-unsent-copy-and-close = Enregistrez une copie sur votre ordinateur, prévenez l’équipe de recherche{ $contact }, puis fermez cette page.
player-unsent-copied = La copie est dans vos téléchargements. L’équipe de recherche vous dira comment l’envoyer.
player-unsent-save-copy = Enregistrer une copie
player-unsent-leave = Partir sans envoyer

## L’étude ne peut pas être ouverte

player-no-study-title = Il n’y a pas d’étude à cette adresse
player-no-study-advice = Ouvrez l’étude avec le lien complet que vous avez reçu.
player-sign-in-title = Connectez-vous à nouveau, s’il vous plaît
player-sign-in-advice = Votre session est terminée, ou cet enfant appartient à un autre compte. Connectez-vous sur le site de l’étude et ouvrez l’étude depuis là.
player-no-child-title = Cet enfant n’est pas connu ici
player-no-child-advice = L’adresse de cette page désigne un enfant que le serveur de l’étude ne connaît pas. Ouvrez à nouveau l’étude depuis la page de votre étude, ou prévenez le laboratoire qui vous l’a proposée.
player-not-found-title = Cette étude est introuvable
player-not-found-advice = L’adresse de cette page contient peut-être une faute de frappe, ou l’étude est terminée. Vérifiez le lien que vous avez reçu.
player-mistake-title = L’étude ne peut pas être affichée pour le moment
player-mistake-advice = Il y a une erreur dans le plan de l’étude. Vous n’y êtes pour rien, et rien n’a été enregistré. Merci de prévenir le laboratoire qui vous a proposé l’étude.
player-not-opened-title = L’étude n’a pas pu être ouverte
player-not-opened-advice = Rien n’a été enregistré. Chargez à nouveau la page ; si cela ne suffit pas, prévenez le laboratoire qui vous a proposé l’étude.
player-unplayable-title = « { $name } » ne peut pas être affichée pour le moment
player-unplayable-part-missing = Rien n’a été enregistré. Une partie de l’étude n’a pas pu être chargée. Vérifiez votre connexion internet et chargez à nouveau la page. Si cela ne suffit pas, prévenez l’équipe de recherche{ $contact }.
player-unplayable-mistake = Rien n’a été enregistré. Il y a une erreur dans le plan de l’étude. Vous n’y êtes pour rien. Merci de prévenir l’équipe de recherche{ $contact }.
player-empty-title = « { $name } » n’a pas encore de pages
player-empty-advice = Merci de prévenir l’équipe de recherche{ $contact }.
player-for-researchers = Pour l’équipe de recherche
