import type { Draw } from './dialogue.ts';

/**
 * A full name: the same for the same draw. The one in a dialogue is of drawOfCustomer (caller.ts).
 *
 * @example
 * callerName(draw); // 'Priya Lindqvist'
 */
export function callerName(draw: Draw): string {
  return `${callerFirstName(draw)} ${callerLastName(draw)}`;
}

export function callerFirstName(draw: Draw): string {
  return pick(FIRST_NAMES, draw('caller', 'first'));
}

export function callerLastName(draw: Draw): string {
  return pick(LAST_NAMES, draw('caller', 'last'));
}

const FIRST_NAMES = `
Aaron Abigail Adam Adriana Aisha Alan Alejandra Alexis Alicia Amara Amir Amy Andre Angela Anita Anthony Arjun
Ashley Audrey Beatriz Ben Bernard Bianca Brandon Brenda Brian Caleb Camila Carlos Carmen Carol Cedric Celeste
Chloe Christine Clara Colin Connor Craig Cynthia Damian Dana Daniel Darius Deborah Derek Desmond Diana Diego
Dominic Donna Eduardo Elena Eli Elise Emeka Emily Eric Esther Ethan Evelyn Fatima Felix Fiona Frances Gabriel
Gloria Grace Graham Greta Hannah Harold Hassan Heather Hector Helen Hugo Imani Ingrid Irene Isaac Ivan Jamal
Janet Jasmine Javier Jerome Joan Joel Jonah Josephine Joyce Julia Kareem Karen Keisha Kevin Kiran Laila Lamar
Laura Leah Leo Leonard Lillian Linda Lorenzo Lucia Luis Malik Marcus Margaret Maria Marisol Martin Maya Megan
Mei Miguel Miriam Monica Nadia Naomi Nathan Neil Nina Noah Olga Oliver Omar Oscar Owen Pamela Patrick Paula
Priya Rachel Rafael Raymond Renee Ricardo Rosa Ruth Samir Sandra Sean Simone Sofia Stella Tamara Theo Theresa
Tomas Valerie Victor Wanda Wesley Yolanda Yusuf Zoe
`
  .trim()
  .split(/\s+/);

const LAST_NAMES = `
Abbott Acosta Adeyemi Aguilar Ahmed Alvarez Andersen Baker Barnes Becker Bell Bennett Bianchi Bishop Boyd
Brennan Brooks Burke Calloway Campos Carlson Castillo Chandra Chang Chen Cohen Coleman Collins Conway Cooper
Costa Cruz Dalton Daniels Das Davies Delgado Diallo Diaz Dixon Dorsey Duarte Dunn Eriksen Espinoza Evans
Farley Fernandez Fischer Fleming Flores Ford Foster Franklin Fuentes Gallagher Garcia Gibson Gomez Graves
Greene Gupta Guzman Haddad Hansen Hardy Harper Hayes Henderson Herrera Hoffman Holt Hughes Hussain Ibrahim
Ingram Iyer Jacobs Jensen Jimenez Joshi Kaplan Keller Kelly Khan Kim Klein Knox Kowalski Kumar Larsen Lawson
Lee Lindqvist Lopez Lowe Lynch Malone Mancini Marsh Martinez Mbeki McCall McKenna Medina Mehta Meyer Mills
Mitchell Molina Morales Moreau Murphy Nakamura Navarro Nelson Newton Nguyen Nolan Norris Novak Nunez Okafor
Olsen Ortega Osborne Owens Palmer Parker Patel Pena Pereira Petrov Pham Pierce Porter Quinn Ramirez Reyes
Riley Rinaldi Romero Rossi Russo Salazar Santos Schmidt Shah Silva Singh Soto Stein Suzuki Tanaka Torres Tran
Vargas Vega Wagner Walsh Webb Weiss Whitaker Wolfe Wong Yamada Young Zhang Zimmerman
`
  .trim()
  .split(/\s+/);

function pick(names: readonly string[], drawn: number): string {
  return names[Math.floor(drawn * names.length)] ?? '';
}
