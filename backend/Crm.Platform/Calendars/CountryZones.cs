using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Crm.Platform.Calendars;

/// <summary>What time it is in a country: its time zones, from zone1970.tab of the IANA database (public domain); of countries with many, the ones between which most people live.</summary>
public static class CountryZones
{
    private static readonly FrozenDictionary<string, string[]> Names = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Trim().Split(' ')).SelectMany(words => words.Skip(1).Select(country => (country, zones: words[0].Split('+'))))
        .ToFrozenDictionary(c => c.country, c => c.zones, StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, IReadOnlyList<TimeZoneInfo>> Found = new(StringComparer.Ordinal);

    /// <summary>The zones of a country (ISO 3166-1 alpha-2), the most populous first; universal time where the country is not known.</summary>
    public static IReadOnlyList<TimeZoneInfo> Of(string country) => Found.GetOrAdd(country, static key => Names.TryGetValue(key, out var names)
        ? [.. names.Select(name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc)]
        : [TimeZoneInfo.Utc]);

    private const string Table = """
        Africa/Abidjan BF CI GH GM GN IS ML MR SH SL SN TG
        Africa/Algiers DZ
        Africa/Bissau GW
        Africa/Cairo EG
        Africa/Casablanca MA
        Africa/El_Aaiun EH
        Africa/Johannesburg LS SZ ZA
        Africa/Juba SS
        Africa/Khartoum SD
        Africa/Lagos AO BJ CF CG CM GA GQ NE NG
        Africa/Maputo BI BW MW MZ RW ZM ZW
        Africa/Maputo+Africa/Lagos CD
        Africa/Monrovia LR
        Africa/Nairobi DJ ER ET KE KM MG SO TZ UG YT
        Africa/Ndjamena TD
        Africa/Sao_Tome ST
        Africa/Tripoli LY
        Africa/Tunis TN
        Africa/Windhoek NA
        America/Argentina/Buenos_Aires AR
        America/Asuncion PY
        America/Barbados BB
        America/Belize BZ
        America/Bogota CO
        America/Caracas VE
        America/Cayenne GF
        America/Costa_Rica CR
        America/El_Salvador SV
        America/Grand_Turk TC
        America/Guatemala GT
        America/Guayaquil EC
        America/Guyana GY
        America/Havana CU
        America/Jamaica JM
        America/La_Paz BO
        America/Lima PE
        America/Managua NI
        America/Martinique MQ
        America/Mexico_City+America/Tijuana MX
        America/Miquelon PM
        America/Montevideo UY
        America/New_York+America/Los_Angeles US
        America/Nuuk GL
        America/Panama KY PA
        America/Paramaribo SR
        America/Port-au-Prince HT
        America/Puerto_Rico AG AI AW BL BQ CW DM GD GP KN LC MF MS PR SX TT VC VG VI
        America/Santiago CL
        America/Santo_Domingo DO
        America/Sao_Paulo+America/Manaus BR
        America/Tegucigalpa HN
        America/Toronto BS
        America/Toronto+America/Vancouver CA
        Asia/Almaty KZ
        Asia/Amman JO
        Asia/Ashgabat TM
        Asia/Baghdad IQ
        Asia/Baku AZ
        Asia/Bangkok CX KH LA TH
        Asia/Beirut LB
        Asia/Bishkek KG
        Asia/Colombo LK
        Asia/Damascus SY
        Asia/Dhaka BD
        Asia/Dili TL
        Asia/Dubai AE OM RE SC
        Asia/Dubai+Indian/Maldives TF
        Asia/Dushanbe TJ
        Asia/Gaza PS
        Asia/Ho_Chi_Minh VN
        Asia/Hong_Kong HK
        Asia/Jakarta+Asia/Makassar ID
        Asia/Jerusalem IL
        Asia/Kabul AF
        Asia/Karachi PK
        Asia/Kathmandu NP
        Asia/Kolkata IN
        Asia/Kuching BN MY
        Asia/Macau MO
        Asia/Manila PH
        Asia/Nicosia CY
        Asia/Pyongyang KP
        Asia/Qatar BH QA
        Asia/Riyadh KW SA YE
        Asia/Seoul KR
        Asia/Shanghai CN
        Asia/Singapore SG
        Asia/Taipei TW
        Asia/Tashkent UZ
        Asia/Tbilisi GE
        Asia/Tehran IR
        Asia/Thimphu BT
        Asia/Tokyo JP
        Asia/Ulaanbaatar MN
        Asia/Yangon CC MM
        Asia/Yerevan AM
        Atlantic/Bermuda BM
        Atlantic/Cape_Verde CV
        Atlantic/Faroe FO
        Atlantic/South_Georgia GS
        Atlantic/Stanley FK
        Australia/Sydney+Australia/Perth AU
        Europe/Andorra AD
        Europe/Athens GR
        Europe/Belgrade BA HR ME MK RS SI
        Europe/Berlin DE DK NO SE SJ
        Europe/Brussels BE LU NL
        Europe/Bucharest RO
        Europe/Budapest HU
        Europe/Chisinau MD
        Europe/Dublin IE
        Europe/Gibraltar GI
        Europe/Helsinki AX FI
        Europe/Istanbul TR
        Europe/Kyiv UA
        Europe/Lisbon PT
        Europe/London GB GG IM JE
        Europe/Madrid ES
        Europe/Malta MT
        Europe/Minsk BY
        Europe/Moscow+Asia/Yekaterinburg RU
        Europe/Paris FR MC
        Europe/Prague CZ SK
        Europe/Riga LV
        Europe/Rome IT SM VA
        Europe/Sofia BG
        Europe/Tallinn EE
        Europe/Tirane AL
        Europe/Vienna AT
        Europe/Vilnius LT
        Europe/Warsaw PL
        Europe/Zurich CH LI
        Indian/Chagos IO
        Indian/Maldives MV
        Indian/Mauritius MU
        Pacific/Apia WS
        Pacific/Auckland NZ
        Pacific/Efate VU
        Pacific/Fakaofo TK
        Pacific/Fiji FJ
        Pacific/Guadalcanal FM SB
        Pacific/Guam GU MP
        Pacific/Nauru NR
        Pacific/Niue NU
        Pacific/Norfolk NF
        Pacific/Noumea NC
        Pacific/Pago_Pago AS
        Pacific/Palau PW
        Pacific/Pitcairn PN
        Pacific/Port_Moresby PG
        Pacific/Rarotonga CK
        Pacific/Tahiti PF
        Pacific/Tarawa KI MH TV WF
        Pacific/Tongatapu TO
        """;
}
