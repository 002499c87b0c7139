import { core, defineStory, extra, straight } from '../story.ts';

export const medicineDelivery = defineStory({
  id: 'pharmacy-delivery',
  persona: 'dispatch',
  trade: 'pharmacy',
  topic: 'Same-day delivery of a prescription',
  without: ['payment', 'account', 'address', 'small-talk', 'phone'],
  where: 'home',
  message:
    "I'm calling about the prescription we're bringing you. The driver needs to know that somebody's home.",
  facts(make) {
    return {
      apartment: `${make.whole('floor', 2, 9)}${make.pick('door', ['A', 'C', 'F'])}`,
      misheard: `${make.whole('floor', 2, 9)}${make.pick('door', ['8', 'Z', 'S'])}`,
      medicine: make.pick('medicine', ['the antibiotic', 'the inhaler', 'the ear drops', 'the cough syrup']),
      patient: make.pick('patient', ['my son', 'my daughter', 'my mother', 'my husband']),
      driver: make.pick('driver', ['Luis', 'Carla', 'Dev', 'Nora']),
      minutes: make.pick('minutes', ['25', '35', '45', '50']),
    };
  },
  inbound: `
    A: {company} deliveries, this is {agent}.
    U: <Hi, um, could you bring us a prescription? I can't leave the house.|Hi, I need a prescription brought
      out today.|I need something brought out today. I was told it's ready.>
    A: Sure, what's the name?
    U: {last}. {name}.
  `,
  outbound: `
    U: Hello?
    A: Hi, is this {name}? This is {agent} from {company}. You asked us to bring a prescription.
    U: <Yes, please. I can't get out right now.|Yeah, that's right.|Yes, hours ago.>
  `,
  beats: [
    core`
      A: I have {medicine} here, bagged and ready. Where's it going?
      U: {street}, apartment {apartment}.
      A: Was that {misheard}?
      U: No, {apartment}. [It's a bad line|Everybody gets that wrong].
    `,
    extra`
      A: Is it for you?
      U: For {patient}. Up half the night with it.
      A: I'm sorry. I'll put it first on the route if I can.
      U: <You're very kind.|I'd appreciate that.|Please do.>
    `,
    extra`
      A: How does the driver get into the building?
      U: The buzzer's broken. Tell them to call me and I'll come down.
      A: On {phone}?
      U: Yes, that one.
    `,
    extra`
      A: Is there anything else you need while we're coming out?
      U: Actually, yes. Could you put in a thermometer? Ours is... I don't trust it.
      A: A digital one's twelve dollars. I'll add it to the bag.
      U: Perfect.
    `,
    straight(extra`
      A: Let me see where the drivers are.
      (hold)
      A: Thanks for waiting. I've got them on the map now.
      U: Okay.
    `),
  ],
  success: {
    script: `
      A: {driver} can be with you in about {minutes} minutes. Someone over eighteen has to sign.
      U: I'll be here. <Thank you so much.|Great.|{minutes} minutes. All right.>
      A: And the pharmacist says to keep it out of the sun, and finish all of it.
      U: Okay. Finish all of it.
    `,
    goodbye: `
      A: That's it. I hope it's a quieter night.
      U: So do I. Bye.
    `,
    endedBy: 'agent',
    summary:
      '{first} asked for {medicine} to be delivered to {street}, apartment {apartment}. {driver} was sent ' +
      'with it, about {minutes} minutes away.',
  },
  failure: {
    script: `
      A: I'm sorry. {driver} has just left, and there's no other run today.
      U: <Oh, no. Is there really nobody?|So not until tomorrow?|You told me today!>
      A: The first one tomorrow is the soonest I can do. Or somebody could pick it up.
      U: <I'll ask my neighbor to come by.|I'll send someone.|I'll get somebody else to do it. As usual.>
    `,
    goodbye: `
      A: It'll be at the counter under {last}. I'm sorry about that.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} asked for {medicine} to be delivered to {street}, apartment {apartment}. There was no run ' +
      'left that day, so someone will pick it up under {last}.',
  },
  brief: {
    success: {
      script: `
        A: It's packed. {driver} will be with you in about {minutes} minutes.
        U: <Oh, thank you.|Great.|Okay. Good.>
      `,
      goodbye: `
        A: Please have some ID ready. Bye.
        U: Will do. Bye.
      `,
      endedBy: 'agent',
      summary:
        '{first} asked for a prescription to be delivered. {driver} was sent with it, {minutes} minutes ' +
        'away.',
    },
    failure: {
      script: `
        A: I'm sorry, the last run's already gone.
        U: <Oh. Then I'll send my neighbor.|Then I'll send someone.|Great. I'll send someone, then.>
      `,
      goodbye: `
        A: It'll be at the counter under {last}.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary:
        '{first} asked for a prescription to be delivered, but there was no run left. Someone will pick ' +
        'it up.',
    },
  },
});
