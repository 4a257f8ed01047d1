mood-title = Questionnaire d’humeur
mood-intro = Comment allez-vous tous les deux aujourd’hui ? L’humeur, le sommeil et la faim changent l’endroit que les enfants regardent et le temps qu’ils y passent : vos réponses nous aident à comprendre ce que nous voyons.
mood-child = Comment se sent votre enfant en ce moment ?
mood-parent = Comment vous sentez-vous en ce moment ?
mood-other = Sommeil, repas et ce qui a précédé

## Les deux bouts des sept échelles

mood-rested-1 = Fatigué(e)
mood-rested-7 = Reposé(e)
mood-healthy-1 = Malade
mood-healthy-7 = En bonne santé
mood-child-happy-1 = Grognon
mood-child-happy-7 = De bonne humeur
mood-active-1 = Calme
mood-active-7 = Actif/Active
mood-energetic-1 = Fatigué(e)
mood-energetic-7 = Plein(e) d’énergie
mood-on-top-1 = Débordé(e)
mood-on-top-7 = Maître de la situation
mood-parent-happy-1 = Contrarié(e)
mood-parent-happy-7 = Content(e)
mood-scale-between = à
mood-scale-step = { $number } : { $word }

## Sommeil et repas

mood-woke-up = Depuis combien de temps votre enfant est-il réveillé, de la nuit ou d’une sieste ?
mood-next-nap = Dans combien de temps est la prochaine sieste ou le prochain coucher de votre enfant ?
mood-last-meal = Il y a combien de temps que votre enfant a mangé ou bu pour la dernière fois ?
mood-hours = heures
mood-minutes = minutes
mood-nap-times = Votre enfant fait-il d’habitude la sieste à heures fixes ?
mood-nap-overdue = Oui, et l’heure de la sieste est passée
mood-before = Que faisait votre enfant juste avant cette étude ?
mood-wrong-time = Écrivez les heures et les minutes en nombres entiers.
