namespace Crm.Contacts.Demo;

internal sealed record DemoCompany(
    string Name, string Industry, int Employees, decimal RevenueMillions, string Currency, string[] Roles, string Domain, string Street, string City,
    string Country, string Language, string DialCode, string? Parent = null);

/// <summary>Invented organisations; their domains are reserved for examples (RFC 2606).</summary>
internal static class DemoCompanies
{
    private static readonly string[] Customer = ["customer"];
    private static readonly string[] Prospect = ["prospect"];

    public static readonly IReadOnlyList<DemoCompany> All =
    [
        new("Altamira Foods", "Food and beverage", 2400, 310, "EUR", Customer, "altamira.example", "Calle de Alcalá 120", "Madrid", "ES", "es", "+34 91"),
        new("Altamira Logística", "Logistics", 380, 42, "EUR", Customer, "altamira-logistica.example", "Polígono Las Mercedes 4", "Zaragoza", "ES", "es", "+34 97", "Altamira Foods"),
        new("Benedetti Meccanica", "Machinery", 160, 28, "EUR", ["customer", "supplier"], "benedetti.example", "Via Emilia 88", "Bologna", "IT", "it", "+39 05"),
        new("Castello Ceramiche", "Building materials", 95, 14, "EUR", Prospect, "castello.example", "Via Giardini 12", "Sassuolo", "IT", "it", "+39 05"),
        new("Dalian Precision", "Electronics", 5200, 1480, "CNY", ["customer", "supplier"], "dalian-precision.example", "Huanghe Road 77", "Dalian", "CN", "zh", "+86 411"),
        new("Eastmoor Hospital Trust", "Health care", 7100, 640, "GBP", Customer, "eastmoor.example", "Park Lane 2", "Leeds", "GB", "en", "+44 113"),
        new("Fjord Instruments", "Machinery", 74, 90, "NOK", ["dealer", "customer"], "fjord.example", "Strandgaten 9", "Bergen", "NO", "nb", "+47 55"),
        new("Granit Stroy", "Construction", 640, 2100, "RUB", Prospect, "granit.example", "Nevsky 40", "Saint Petersburg", "RU", "ru", "+7 812"),
        new("Harbour & Finch", "Consulting", 48, 9.5m, "GBP", Prospect, "harbourfinch.example", "Fleet Street 31", "London", "GB", "en", "+44 20"),
        new("Iguazú Turismo", "Travel", 130, 6.2m, "USD", Customer, "iguazu.example", "Avenida Córdoba 900", "Posadas", "AR", "es", "+54 376"),
        new("Jacaranda Energy", "Energy", 1900, 820, "ZAR", Prospect, "jacaranda.example", "Church Street 210", "Pretoria", "ZA", "en", "+27 12"),
        new("Kestrel Avionics", "Aerospace", 510, 176, "USD", Customer, "kestrel.example", "Boeing Way 14", "Wichita", "US", "en", "+1 316"),
        new("Lumen Optik", "Electronics", 230, 51, "EUR", ["customer", "partner"], "lumen-optik.example", "Carl-Zeiss-Straße 3", "Jena", "DE", "de", "+49 3641"),
        new("Mirador Seguros", "Insurance", 860, 205, "EUR", Customer, "mirador.example", "Paseo de Gracia 55", "Barcelona", "ES", "es", "+34 93"),
        new("Northgate Dental", "Health care", 22, 3.1m, "GBP", Customer, "northgate.example", "High Street 6", "York", "GB", "en", "+44 190"),
        new("Oriente Textil", "Textiles", 410, 37, "EUR", ["customer", "competitor"], "oriente.example", "Carrer de la Indústria 18", "Terrassa", "ES", "es", "+34 93"),
        new("Pacific Reef Tours", "Travel", 65, 8.8m, "AUD", Prospect, "pacificreef.example", "Esplanade 1", "Cairns", "AU", "en", "+61 7"),
        new("Quartz Retail Group", "Retail", 12500, 3900, "USD", Customer, "quartz.example", "Market Street 400", "San Francisco", "US", "en", "+1 415"),
        new("Quartz Home", "Retail", 2100, 560, "USD", Customer, "quartz-home.example", "Market Street 402", "San Francisco", "US", "en", "+1 415", "Quartz Retail Group"),
        new("Riva Yachts", "Shipbuilding", 190, 66, "EUR", Prospect, "riva-yachts.example", "Lungomare 5", "La Spezia", "IT", "it", "+39 0187"),
        new("Sakura Robotics", "Machinery", 880, 24000, "JPY", ["customer", "partner"], "sakura-robotics.example", "Chuo 2-1", "Nagoya", "JP", "ja", "+81 52"),
        new("Tverskaya Apteka", "Retail", 340, 900, "RUB", Customer, "tverskaya.example", "Tverskaya 15", "Moscow", "RU", "ru", "+7 495"),
        new("Umbria Vini", "Food and beverage", 35, 4.4m, "EUR", ["customer", "supplier"], "umbriavini.example", "Strada del Sole 7", "Perugia", "IT", "it", "+39 075"),
        new("Vega Distribución", "Wholesale", 140, 58, "MXN", ["dealer"], "vega.example", "Reforma 250", "Guadalajara", "MX", "es", "+52 33"),
    ];

    public static int IndexOf(string name)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Name == name)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(name), name, "No such demo company.");
    }
}
