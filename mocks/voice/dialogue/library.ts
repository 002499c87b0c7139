import type { Draw, Persona } from './dialogue.ts';
import { billWentUp } from './stories/broadband-bill.ts';
import { fiberUpgrade } from './stories/broadband-fiber.ts';
import { internetDown } from './stories/broadband-outage.ts';
import { overdueInternet } from './stories/broadband-overdue.ts';
import { missingParcel } from './stories/courier-parcel.ts';
import { missedPickup } from './stories/courier-pickup.ts';
import { deliverySurvey } from './stories/courier-survey.ts';
import { dentalBalance } from './stories/dental-balance.ts';
import { dentalCleaning } from './stories/dental-cleaning.ts';
import { crownReschedule } from './stories/dental-reschedule.ts';
import { burningSmell } from './stories/electricians-breaker.ts';
import { energyArrears } from './stories/energy-arrears.ts';
import { fixedRate } from './stories/energy-fixed-rate.ts';
import { highBill } from './stories/energy-high-bill.ts';
import { meterSurvey } from './stories/energy-meter-survey.ts';
import { powerOutage } from './stories/energy-outage.ts';
import { squealingBrakes } from './stories/garage-brakes.ts';
import { repairInvoice } from './stories/garage-invoice.ts';
import { garageSurvey } from './stories/garage-survey.ts';
import { freezeMembership } from './stories/gym-freeze.ts';
import { gymMembership } from './stories/gym-membership.ts';
import { gymPayment } from './stories/gym-payment.ts';
import { chargedTwice } from './stories/hotel-double-charge.ts';
import { roomBooking } from './stories/hotel-room.ts';
import { staySurvey } from './stories/hotel-survey.ts';
import { claimStatus } from './stories/insurance-claim.ts';
import { lapsedPremium } from './stories/insurance-premium.ts';
import { rentersQuote } from './stories/insurance-renters.ts';
import { claimSurvey } from './stories/insurance-survey.ts';
import { movingQuote } from './stories/moving-quote.ts';
import { pestPlan } from './stories/pest-plan.ts';
import { medicineDelivery } from './stories/pharmacy-delivery.ts';
import { prescriptionRefill } from './stories/pharmacy-refill.ts';
import { burstPipe } from './stories/plumbing-burst.ts';
import { plumbingSurvey } from './stories/plumbing-survey.ts';
import { waterThroughCeiling } from './stories/property-leak.ts';
import { overdueRent } from './stories/property-rent.ts';
import { apartmentViewing } from './stories/property-viewing.ts';
import { birthdayTable } from './stories/restaurant-birthday.ts';
import { groupDinner } from './stories/restaurant-group.ts';
import { cutAndColor } from './stories/salon-color.ts';
import { wrongSize } from './stories/shop-exchange.ts';
import { missedInstallment } from './stories/shop-installment.ts';
import { purchaseSurvey } from './stories/shop-survey.ts';
import { softwareDemo } from './stories/software-demo.ts';
import { solarVisit } from './stories/solar-visit.ts';
import { deadBattery } from './stories/towing-battery.ts';
import { flatTire } from './stories/towing-flat.ts';
import { petVisitSurvey } from './stories/vet-survey.ts';
import { petVaccination } from './stories/vet-vaccination.ts';
import type { Story } from './story.ts';

/** Every story there is. Their order means nothing. */
export const stories: readonly Story[] = [
  billWentUp,
  fiberUpgrade,
  internetDown,
  overdueInternet,
  missingParcel,
  missedPickup,
  deliverySurvey,
  dentalBalance,
  dentalCleaning,
  crownReschedule,
  burningSmell,
  energyArrears,
  fixedRate,
  highBill,
  meterSurvey,
  powerOutage,
  squealingBrakes,
  repairInvoice,
  garageSurvey,
  freezeMembership,
  gymMembership,
  gymPayment,
  chargedTwice,
  roomBooking,
  staySurvey,
  claimStatus,
  lapsedPremium,
  rentersQuote,
  claimSurvey,
  movingQuote,
  pestPlan,
  medicineDelivery,
  prescriptionRefill,
  burstPipe,
  plumbingSurvey,
  waterThroughCeiling,
  overdueRent,
  apartmentViewing,
  birthdayTable,
  groupDinner,
  cutAndColor,
  wrongSize,
  missedInstallment,
  purchaseSurvey,
  softwareDemo,
  solarVisit,
  deadBattery,
  flatTire,
  petVisitSurvey,
  petVaccination,
];

/**
 * The story of a call: each one draws for itself and the highest wins, so that a story added later takes over
 * some calls and leaves the others as they were.
 *
 * @example
 * chooseStory('dispatch', draw).topic; // 'Flat tire on the highway'
 */
export function chooseStory(persona: Persona, draw: Draw): Story {
  let chosen: Story | undefined;
  let highest = -1;
  for (const story of stories) {
    if (story.persona !== persona) continue;
    const drawn = draw('story', story.id);
    if (drawn > highest) [chosen, highest] = [story, drawn];
  }
  if (chosen === undefined)
    throw new Error(`Failed to choose a story: none is for "${persona}". Name one of the personas.`);
  return chosen;
}
