/** A line of business, as a person would name it. */
export type Trade = keyof typeof COMPANIES;

/** The made-up companies of a trade: a call is with one of them. */
export const COMPANIES = {
  'broadband provider': ['Northlink Broadband', 'Clearwave Internet', 'Harbor Fiber'],
  'car garage': ['Redline Auto Care', "Benson's Garage", 'Fifth Street Auto'],
  'dental clinic': ['Brightside Dental', 'Oak Hill Dental', 'Riverbend Family Dentistry'],
  electricians: ['Copper & Sons Electric', 'Brightline Electric', 'Safewire Electrical'],
  'energy utility': ['Evergreen Power', 'Tri-County Energy', 'Lakeshore Power and Light'],
  gym: ['Ironworks Gym', 'Pulse Fitness', 'Northside Athletic Club'],
  'hair salon': ['Salon Meridian', 'Shear Delight', 'The Parlor on Main'],
  hotel: ['the Larkspur Hotel', 'the Harborview Inn', 'the Grand Calloway'],
  insurance: ['Keystone Mutual', 'Beacon Insurance', 'Fairhaven Insurance'],
  'moving company': ['Two Oaks Moving', 'Steady Hands Movers', 'Longhaul Moving'],
  'online shop': ['Trail & Thread', 'Hearth and Pine', 'Solebound'],
  'parcel courier': ['Swiftline Courier', 'Parcelway', 'Bluebird Delivery'],
  'pest control': ['Shield Pest Control', 'Greenleaf Pest Control', 'Homestead Pest Services'],
  pharmacy: ['Corner Pharmacy', 'Wellspring Pharmacy', 'Parkside Drugs'],
  plumbing: ['Copperline Plumbing', 'Harris and Daughters Plumbing', 'Clearflow Plumbing'],
  'property management': ['Stonegate Property Management', 'Cedarwood Residential', 'Keyring Property Group'],
  restaurant: ['Osteria Lucca', 'The Copper Kettle', 'Saffron House'],
  software: ['Tallyboard', 'Crewlane', 'Inkwell Software'],
  'solar installer': ['Sunridge Solar', 'Daybreak Solar', 'Brightroof Energy'],
  'tow truck': ['Lakeside Towing', 'Anchor Roadside', 'Midtown Towing'],
  'veterinary clinic': [
    'Maple Street Veterinary',
    'Willowbrook Animal Clinic',
    'Paws and Claws Animal Hospital',
  ],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;
