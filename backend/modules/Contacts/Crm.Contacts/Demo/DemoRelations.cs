using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Contacts.Domain;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Demo;

/// <summary>What the demonstration's customers are to each other: who decides, who knows whom, who supplies, who recommended whom, and where somebody worked before.</summary>
internal sealed class DemoRelations(ContactsDb db, IMediator mediator, RecordCatalog catalog) : IDemoData
{
    // An end is a family name or a company.
    private static readonly (string From, string Type, string To, int? Since, int? Until, string? Title)[] All =
    [
        ("Ibáñez", "decisionMakerOf", "Altamira Foods", 2021, null, null),
        ("Ferrer", "reportsTo", "de la Vega", 2022, null, null),
        ("Ibáñez", "knows", "Puig", 2014, null, null),
        ("Benedetti", "spouseOf", "Rinaldi", null, null, null),
        ("Rinaldi", "worksFor", "Castello Ceramiche", 2013, 2019, "Buyer"),
        ("Benedetti Meccanica", "supplierOf", "Castello Ceramiche", 2016, null, null),
        ("Dalian Precision", "supplierOf", "Kestrel Avionics", 2020, null, null),
        ("Fjord Instruments", "dealerOf", "Lumen Optik", 2018, null, null),
        ("Vega Distribución", "dealerOf", "Altamira Foods", 2017, null, null),
        ("Sakura Robotics", "partnerOf", "Dalian Precision", 2019, null, null),
        ("Quartz Retail Group", "customerOf", "Oriente Textil", 2015, 2021, null),
        ("Umbria Vini", "recommendedBy", "Altamira Foods", 2023, null, null),
        ("Riva Yachts", "recommendedBy", "Benedetti Meccanica", 2024, null, null),
        ("Whitfield", "decisionMakerOf", "Kestrel Avionics", 2022, null, null),
        ("Okafor", "advisorOf", "Northgate Dental", 2023, null, "Honorary treasurer"),
    ];

    public int Order => 11;

    public async Task Seed(CancellationToken ct)
    {
        if (await db.Relations.AnyAsync(ct))
        {
            return;
        }

        var accounts = await db.Accounts.AsNoTracking().Where(a => a.DeletionId == Guid.Empty).Select(a => new { a.Name, a.Id }).ToListAsync(ct);
        var people = await db.Contacts.AsNoTracking().Where(c => c.DeletionId == Guid.Empty).Select(c => new { c.FamilyName, c.Id, c.OwnerId }).ToListAsync(ct);
        var type = catalog.Of<Relation>();
        foreach (var (from, name, to, since, until, title) in All)
        {
            var body = new JsonObject { ["type"] = name, ["since"] = Day(since), ["until"] = Day(until), ["title"] = title };
            if (Name(body, "from", from) && Name(body, "to", to))
            {
                await mediator.Send(new CreateRecord<Relation>(RecordValues.Read(type, JsonSerializer.SerializeToElement(body))), ct);
            }
        }

        // Where somebody has given the demonstration's people other names, there is nothing to say of them.
        bool Name(JsonObject body, string side, string end)
        {
            if (accounts.Find(a => a.Name == end) is { } account)
            {
                body[side + "AccountId"] = account.Id;
                return true;
            }

            if (people.Find(p => p.FamilyName == end) is not { } person)
            {
                return false;
            }

            body[side + "ContactId"] = person.Id;
            body["ownerId"] ??= person.OwnerId;
            return true;
        }
    }

    private static string? Day(int? year) => year is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known}-03-01") : null;
}
