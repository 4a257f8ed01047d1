server-answers-saved = Vos réponses sont sauvegardées.
server-close-window = Vous pouvez maintenant fermer cette fenêtre.
