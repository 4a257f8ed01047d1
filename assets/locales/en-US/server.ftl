### Pages that the study's server shows itself, before or after the player.

# Both stand below the heading player-unsent-answers-thanks, after the last page of a study.
server-answers-saved = Your answers are saved.
server-close-window = You can close this window now.
