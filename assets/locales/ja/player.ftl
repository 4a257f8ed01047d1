## 待っている間

player-loading = 少しお待ちください…
player-next-page-late = 次のページを読み込めません。インターネット接続が切れています。このままお待ちください。接続が戻ると、研究は自動的に続きます。
player-slow-title = いつもより時間がかかっています
player-slow-advice = 研究のサーバーからまだ応答がありません。インターネット接続をご確認のうえ、このページを開いたままにしてください。
player-slow-promise = 接続を試し続けています。研究は自動的に始まります。
player-wait-for-recording = お待ちください... <br><br> ウェブカメラの録画を始めています
player-getting-ready = 準備しています… { $count } / { $all }
player-tap-for-sound = タップして音を出す
player-pictures-missing = この部分の画像を読み込めませんでした。問題ありませんので、このままお進みください。

## 一時停止

player-paused-text =
    研究を一時停止しています

    スペースキーを押すと再開します
player-pausing-text =
    研究を一時停止します...

    お待ちください
player-paused-fullscreen-text =
    研究を一時停止しています

    全画面表示に戻してください
player-paused-label = 研究を一時停止しています
player-resuming-label = 研究が続きます

## 終了

player-exit-title = 本当に研究を終了しますか？
player-exit-advice = 終了すると研究はここで終わり、動画をどう使ってよいかを選んでいただきます。
player-exit-stay = 続ける
player-exit-leave = 終了
player-back-to-full-screen = 全画面表示に戻る

## このプレーヤーにないページ

player-unknown-title = このページを表示できません
player-unknown-what = 研究のこの部分（{ $page }）は { $kind } という種類ですが、このプレーヤーにはありません。
player-unknown-advice = 操作に問題があったわけではありません。ここまでの内容は保存されています。研究者{ $contact }にお知らせください。残りを続けることができます。

## 送信中の録画

player-recordings-all-here = すべての録画が届きました。
player-recordings-please-stay = すべての録画が届くまで、このページを開いたままにしてください。このブラウザーでは、あとで送るために保存しておくことができません。
player-recordings-may-leave = 閉じていただいてかまいません。届いていない録画はこの端末に72時間残り、研究のページがここで再び開かれたときに送信されます。
player-recordings-owed = { $all } 件のうち { $owed } 件の録画がまだ届いていません（{ $percent }% 送信済み）。
player-recordings-title = ありがとうございました！もう少しで終わりです
player-recordings-keep-open = このページを開いたままにしてください。自動的に閉じます。
player-recordings-leave-now = 今すぐ閉じる

## 送信できない回答や動画

player-unsent-no-room = 研究のサーバーに空きがありません。
player-unsent-too-much = 送信する量が、研究のサーバーが受け付ける量を超えています。
player-unsent-signed-out = 研究のサーバーからサインアウトされた可能性があります。
player-unsent-refused = 研究のサーバーが受け付けません。
player-unsent-offline = 研究のサーバーにつながりません。インターネット接続をご確認ください。
player-unsent-nothing-saved = まだ何も保存できません。
player-unsent-nothing-saved-advice = 試し続けていますので、このページを開いたままにしてください。つながり次第、動画を録画できます。
player-unsent-answers = 回答はまだ送信されていません。
player-unsent-answers-advice = 回答はこのページに保存されており、自動的に再送信されます。このページを開いたまま、研究を続けてください。
player-unsent-video-title = 動画はまだ送信されていません
player-unsent-video-thanks = ご参加ありがとうございました！回答は保存されました。
player-unsent-answers-title = 回答はまだ送信されていません
player-unsent-answers-thanks = ご参加ありがとうございました！
player-unsent-trying = このページが開いている間は、送信を試し続けます。送信できると、ページは自動的に閉じます。
player-unsent-cant-wait = お待ちいただけない場合は
player-unsent-copy-and-leave = パソコンにコピーを保存し、研究者{ $contact }に知らせてから、終了してください。
player-unsent-or-copy-and-leave = または、パソコンにコピーを保存し、研究者{ $contact }に知らせてから、終了してください。
player-unsent-copy-and-close = パソコンにコピーを保存し、研究者{ $contact }に知らせてから、このページを閉じてください。
player-unsent-copied = コピーはダウンロードフォルダーにあります。送り方は研究者がお伝えします。
player-unsent-save-copy = コピーを保存
player-unsent-leave = 送信せずに終了

## 研究を開けない

player-no-study-title = このアドレスに研究はありません
player-no-study-advice = お送りした完全なリンクから研究を開いてください。
player-sign-in-title = もう一度サインインしてください
player-sign-in-advice = サインアウトしているか、このお子さんが別のアカウントに登録されています。研究のサイトでサインインし、そこから研究を開いてください。
player-no-child-title = このお子さんはここに登録されていません
player-no-child-advice = このページのアドレスにあるお子さんは、研究のサーバーに登録されていません。ご自身の研究ページから研究をもう一度開くか、ご案内を差し上げた研究室にお知らせください。
player-not-found-title = この研究は見つかりませんでした
player-not-found-advice = このページのアドレスが間違っているか、研究が終了した可能性があります。お送りしたリンクをご確認ください。
player-mistake-title = 現在、この研究を表示できません
player-mistake-advice = 研究の設定に誤りがあります。操作に問題があったわけではありません。何も録画されていません。ご案内を差し上げた研究室にお知らせください。
player-not-opened-title = 研究を開くことができませんでした
player-not-opened-advice = 何も録画されていません。ページを読み込み直してください。それでも開かない場合は、ご案内を差し上げた研究室にお知らせください。
player-unplayable-title = 現在「{ $name }」を表示できません
player-unplayable-part-missing = 何も録画されていません。研究の一部を読み込めませんでした。インターネット接続をご確認のうえ、ページを読み込み直してください。それでも開かない場合は、研究者{ $contact }にお知らせください。
player-unplayable-mistake = 何も録画されていません。研究の設定に誤りがあります。操作に問題があったわけではありません。研究者{ $contact }にお知らせください。
player-empty-title = 「{ $name }」にはまだページがありません
player-empty-advice = 研究者{ $contact }にお知らせください。
player-for-researchers = 研究者の方へ
