# Pictures, voice notes and forwarded posts. $product is a name as it was understood, $price a formatted amount.

media-is-it = Is that right: <b>{ $product }</b>?
media-is-it-price = Is that right: <b>{ $product }</b> for { $price }?
button-understood = Yes, that is right
button-misunderstood = No
media-misunderstood = Then write it in one line, the thing and its price, such as “lamp 45 euro”.

media-heard = I heard: “{ $text }”

media-pictures-unread = I could not make out one thing in that picture. What is it, and what does it cost? One line will do, such as “lamp 45 euro”.
media-voice-unread = I could not make out what you said. Write what it is and what it costs, such as “lamp 45 euro”.

media-pictures-off = I cannot look at pictures for now. Write what it is and what it costs, such as “lamp 45 euro”.
media-voice-off = I cannot listen to voice notes for now. Write what it is and what it costs, such as “lamp 45 euro”.

media-pictures-not-taken = That picture is not one I can look at: it has to be a JPEG, PNG, WebP or GIF of at most { $megabytes } MB. Or write what it is and what it costs, such as “lamp 45 euro”.
media-voice-not-taken = That is more than I can listen to: at most { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} and { $megabytes } MB. Or write what it is and what it costs, such as “lamp 45 euro”.
