import { monthDay } from '../calendar.ts';
import { dollars } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const wrongSize = defineStory({
  id: 'shop-exchange',
  persona: 'support',
  trade: 'online shop',
  topic: 'Exchanging boots for another size',
  reference: 'order',
  without: ['reference', 'email', 'payment', 'pets'],
  where: 'home',
  message:
    "I'm calling about the exchange you asked for. I have your size here, so call us back and I'll send " +
    'it out.',
  facts(make) {
    const size = make.whole('size', 6, 11);
    const price = make.cents('price', 85, 160, 5);
    const deal = make.cents('deal', 10, 20, 5);
    return {
      order: make.code('order', '#####-#'),
      size: size.toString(),
      bigger: make.pick('step', ['a half', 'one']) === 'one' ? `${size + 1}` : `${size} and a half`,
      color: make.pick('color', ['brown', 'black', 'dark green']),
      price: dollars(price),
      sale: dollars(price - deal),
      deal: dollars(deal),
      arrives: monthDay(make.workday('arrives', 3, 6)),
    };
  },
  inbound: `
    A: {company}, this is {agent}. What can I do for you?
    U: <Hi! I ordered some boots, and they're lovely, but they're too small.|Hi, I need to exchange some
      boots.|Yeah, the boots you sent me don't fit.>
    A: Sure. What's the order number?
    U: {order}.
  `,
  outbound: `
    U: Hello?
    A: Hi, it's {agent} from {company}, about order {order}. You wrote that the boots don't fit?
    U: <Yes, they're lovely, but too small.|Yeah, they're too small.|No, they don't. They pinch.>
  `,
  beats: [
    core`
      A: I have the {color} ones in a size {size}. What would you like instead?
      U: I think a size {bigger}. Do they come in that?
    `,
    extra`
      A: Where do they feel tight, at the toes or across the foot?
      U: Across. It's like wearing two clamps.
      A: That usually gives a little after a week. But I wouldn't wait for it.
      U: No, I tried. I've got the blisters.
    `,
    extra`
      A: Have you worn them outside?
      U: Only to the mailbox. They're clean. I wiped them.
      A: To the mailbox is fine.
      U: <Oh, good.|Okay.|I'd hope so.>
    `,
    extra`
      A: Do you still have the box they came in?
      U: The cat sleeps in it now. Does it have to be that one?
      A: Not at all, any box will do. The cat can stay.
      U: She'll be pleased.
    `,
    straight(core`
      A: Let me check the stock. One second.
      (moment)
      U: <No rush.|Okay.|I hope you have them.>
    `),
  ],
  success: {
    script: `
      A: Yes, I have the {color} in a size {bigger}. And they've gone down since, from {price} to {sale}.
      U: So I get the difference back?
      A: You do, {deal}, to your card. The new pair arrives by {arrives}.
      U: <That's great. Thank you.|Great.|Well. That I didn't expect.>
      A: I've emailed you a label. Just send the old ones back within two weeks.
      U: Okay, will do.
    `,
    goodbye: `
      A: Happy walking, then.
      U: Thanks. Bye.
    `,
    endedBy: 'user',
    summary:
      'The customer wanted to exchange the {color} boots of order {order}, size {size}, for a size ' +
      '{bigger}. The agent sent the new pair, due by {arrives}, and refunded {deal} because the price had ' +
      'fallen from {price} to {sale}.',
  },
  failure: {
    script: `
      A: I'm sorry. The {color} is sold out in a size {bigger}, and it isn't coming back.
      U: <Oh, that's a shame. I really liked them.|Not in any color?|You've got to be joking.>
      A: Not in that style, no. I can refund the {price} once I have them back.
      U: <I'd still like boots, though. I'll have a look around.|Okay. I'll send them back, then.|And I pay
        the postage, I suppose?>
    `,
    goodbye: `
      A: There's a free label in your email. I'm sorry it didn't work out.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'The customer wanted to exchange the {color} boots of order {order}, size {size}, for a size ' +
      '{bigger}, which is sold out. They will be refunded {price} once the boots are returned.',
  },
  brief: {
    success: {
      script: `
        A: No problem. I have a size {bigger} in stock. Shall I send it?
        U: <Yes, please.|Yeah, do.|Please. And quickly.>
        A: It'll be there by {arrives}.
        U: Great.
      `,
      goodbye: `
        A: The return label's in your email. Bye.
        U: Thanks. Bye.
      `,
      endedBy: 'user',
      summary:
        'The customer exchanged the boots of order {order} for a size {bigger}. They will arrive by ' +
        '{arrives}.',
    },
    failure: {
      script: `
        A: I'm sorry, they're sold out in the next size up.
        U: <Oh, that's a shame.|Okay. Then I'll return them.|Typical. Then I want a refund.>
      `,
      goodbye: `
        A: I've emailed you a return label.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary:
        'The customer wanted another size for the boots of order {order}. It was sold out; they will ' +
        'return them.',
    },
  },
});
