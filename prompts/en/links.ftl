# A link to a shop's page. $before and $now are prices as the shop tells them.

link-sale = The page says { $now } now and { $before } before. In the EU, “before” has to be the lowest price of the 30 days before the sale. I have not checked it.
link-unread = I could not read what is for sale there. What is it, and what does it cost? One line will do, such as “sneakers 110 euro”.
