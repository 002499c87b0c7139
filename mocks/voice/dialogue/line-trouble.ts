import type { Aside } from './asides.ts';

/** What the telephone puts in the way. */
export const lineTrouble: readonly Aside[] = [
  {
    id: 'breaking-up',
    about: 'noise',
    place: 'middle',
    script: `
      A: [Sorry, you're breaking up a little.|I'm losing every second word, I'm afraid.|The line's gone a bit
        fuzzy.] Can you still hear me?
      U: [Yeah, the signal's bad here.|Oh, sorry, it's this phone.|I know, it's always bad in here.|Really? You
        sound fine to me.|Ah, I must have walked out of range.|It does that around here.] [Let me move|I'll go
        over to the window|Hold on|One second|Let me try over here|Give me a moment].
      (moment)
      U: [Is this any better?|How about now?|And now?|Can you hear me now?|Better?|What about here?]
      A: [Much better, thank you.|That's clear now.|Yes, that's a lot better.|Perfect, I can hear you.|Loud and
        clear.|There you are, thanks.]
      U: [Good. Go ahead.|Okay, go on.|Great.|Good, I'll stay right here.|All right.|Okay. Where were we?]
    `,
  },
  {
    id: 'echo',
    about: 'noise',
    place: 'middle',
    script: `
      A: [I'm getting a bit of an echo.|I can hear myself twice.|There's an echo on the line.|Everything I say comes
        back to me.|It sounds like a big hall at your end.|I hear my own voice.] [Do you have me on speaker?|Am I on
        speaker?|Are you on speakerphone?]
      U: [Oh, I do. One second. There. Better?|Yeah, hang on. Is that better?|I did. Now it's off. Any good?|Ah, yes, sorry.
        How's that?|It's the headset, I think. And now?|Yes, my hands were full. Is it gone?]
      A: [That's much clearer, thanks.|Yes, it's gone.|Perfect, thank you.|Much better.|That did it, thanks.|Now it's
        just me again.]
      U: <[Good. Sorry about that.|Oh, good.|Lovely, go ahead.|I'm glad.]|[Okay, good.|Good.|Okay.|Great.]|[Good.|Fine.|All
        right.|Then let's go on.]>
    `,
  },
  {
    id: 'slower',
    about: 'pace',
    place: 'middle',
    script: `
      U: Could you slow down just a little? [I'm writing this down|My ears aren't what they were|You're going
        a bit fast for me].
      A: [Of course, sorry. I'll take it slower.|Sure. Tell me if it's still too fast.|Sorry about that. I'll
        slow down.]
      U: <Thank you, that's better.|Thanks.|Okay. Go on.>
    `,
  },
  {
    id: 'mute',
    isRare: true,
    about: 'noise',
    place: 'middle',
    script: `
      A: Hello? Are you still with me?
      (moment)
      U: [Sorry. I was on mute, talking away.|Yes, sorry. I hit mute with my cheek.|Sorry, I'd muted myself.|I'm here. I
        was on mute the whole time.|Oh, no, was I on mute? Sorry.|Yes. I pressed the wrong button.]
      A: [No problem. I can hear you now.|It happens all the time.|Ah, that explains it.|I wondered. You're back now.|No
        harm done, I can hear you.|Now you're coming through.]
      U: <It was nothing important.|Okay. Go on.|Figures.>
    `,
  },
  {
    id: 'speak-up',
    about: 'noise',
    place: 'middle',
    script: `
      A: [I'm sorry, could you speak up just a little?|You sound very far away.|I can hardly hear you, sorry.|Your voice is
        a little faint just now.|Could you say that closer to the phone?|I'm having trouble hearing you.|You've gone a bit quiet, I'm afraid.]
      U: [Is this better? I had you between my ear and my shoulder.|Sorry, I'd turned away. Is this okay?|How's
        this? I had the phone upside down.|Sure. I didn't want to wake anybody up. Better?|Like this? My
        earphones are on their last legs.|Oh, sorry, there's somebody on the phone next to me. Now?|Can you hear
        me like this?|I had my hand over it, I think. And now?|Sorry, I tend to mumble. Is this better?|Is it
        okay if I hold it closer, like this?]
      A: [Much better.|That's it, thank you.|Yes, perfect.|A lot better, thanks.|Now I can hear you.|That's clear,
        thank you.]
      U: [Okay, good.|Good.|Great.|All right.|Okay, tell me if it gets bad again.|Good, go ahead.]
    `,
  },
  {
    id: 'truck',
    isRare: true,
    about: 'noise',
    place: 'middle',
    script: `
      U: Sorry, a truck just went by. I missed that.
      A: You didn't miss anything. I was only making a note.
      U: [Oh. Okay, good.|Ah, okay.|Oh, good.|All right, then.]
    `,
  },
  {
    id: 'low-battery',
    isRare: true,
    about: 'pace',
    place: 'middle',
    script: `
      U: I should plug this phone in, I'm at four percent. One second.
      A: Of course.
      (moment)
      U: Okay. Charging.
    `,
  },
];
