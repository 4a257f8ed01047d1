server-answers-saved = لقد حُفظت إجاباتكم.
server-close-window = يمكنكم الآن إغلاق هذه النافذة.
