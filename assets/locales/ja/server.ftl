server-answers-saved = 回答は保存されました。
server-close-window = このウィンドウは閉じていただいて大丈夫です。
