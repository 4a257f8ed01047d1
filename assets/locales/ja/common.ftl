### いくつものページで使うことば：ボタン、日付、カメラ。

## ボタン

button-next = 次へ
button-previous = 前へ
button-continue = 続ける
button-go-on = 先へ進む
button-submit = 送信
button-exit = 終了
button-cancel = キャンセル
button-ok = OK
button-try-again = もう一度試す
button-download = ダウンロード
button-play = 再生
button-pause = 一時停止
button-replay = もう一度再生
button-record = 録画
button-stop = 停止

## 答え

answer-yes = はい
answer-no = いいえ
answer-required = この項目には回答が必要です。

## 文

sentence-gap = { "" }
list-gap = { "、" }
study-name = 「{ $name }」
study-name-with-contact = 「{ $name }」（{ $contact }）
contact-in-brackets = （{ $contact }）

## 日付

month-january = 1月
month-february = 2月
month-march = 3月
month-april = 4月
month-may = 5月
month-june = 6月
month-july = 7月
month-august = 8月
month-september = 9月
month-october = 10月
month-november = 11月
month-december = 12月
date-long = { $year }年{ $month }{ $day }日
date-short = { $month }{ $day }日
date-order = year-month-day
date-letters-year = YYYY
date-letters-year-short = YY
date-letters-month = MM
date-letters-day = DD
date-letters-month-name = 月
date-letters-hours = 時
date-letters-minutes = 分
date-letters-seconds = 秒
date-letters-half-day = 午前/午後
document-page = { $when }（{ $page } / { $pages } ページ）

## カメラ

camera-refused-title = カメラがまだ許可されていません
camera-refused-advice = ブラウザーのアドレスバーにあるカメラのマークをクリックし、カメラとマイクを「許可」にしてから、もう一度お試しください。
camera-missing-title = カメラが見つかりませんでした
camera-missing-advice = マイク付きのウェブカメラを接続するか、カメラとマイクのあるノートパソコンやタブレットを使って、もう一度お試しください。
camera-busy-title = 別のプログラムがカメラを使っています
camera-busy-advice = ビデオ通話や、カメラを使っていそうなほかのプログラムやタブを閉じてから、もう一度お試しください。
camera-insecure-title = このページではカメラを使えません
camera-insecure-advice = ブラウザーがカメラを許可するのは、安全な（https の）ページだけです。ご案内を差し上げた研究室にお知らせください。
camera-silent-title = カメラからまだ応答がありません
camera-silent-advice = このページでカメラとマイクを使ってよいか、ブラウザーが聞いているかもしれません。「許可」を選んでください。研究は自動的に先へ進みます。何も聞かれていない場合は、もう一度お試しください。
camera-other-title = カメラで録画できませんでした
camera-other-advice = ほかのプログラムを閉じるか、パソコンの Chrome または Firefox を使って、もう一度お試しください。
camera-own-picture = ご自身の映像
camera-go-on-without = 動画なしで進む

## 録画の状態

recording-runs = 録画中
recording-rests = 録画していません
recording-starts = 録画を始めています…
recording-stops = 録画を止めて送信しています…
recording-paused = 一時停止中
recording-connects = カメラに接続しています…
recording-connects-please-wait = カメラに接続しています。少しお待ちください…
