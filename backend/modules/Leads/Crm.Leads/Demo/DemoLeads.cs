using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Leads.Domain;
using Crm.Leads.Features;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Demo;

/// <summary>The demonstration's inquiries, of a fair, of the web and by telephone: some are worked on, two wait for somebody.</summary>
internal sealed class DemoLeads(LeadsDb db, IMediator mediator, RecordCatalog catalog, ReferenceLabels labels) : IDemoData
{
    private const string Fair = "Laboratory fair 2026";

    private static readonly (string Given, string Family, string Company, string Title, string Domain, string Channel, string Campaign, string Interest, long? Budget, string Timing)[] People =
    [
        ("Carmen", "Ortega", "Aceites del Sur", "Quality manager", "aceitesdelsur.example", "event", Fair, "pH probes for olive oil", 18_000, "thisQuarter"),
        ("Pavel", "Morozov", "Северхим", "Laboratory head", "severkhim.example", "webForm", "", "Precision scales, 12 units", 64_000, "halfYear"),
        ("Giulia", "Ferri", "Farmacia Ferri", "Owner", "farmaciaferri.example", "webForm", "", "One pharmacy scale", 1_400, "now"),
        ("敏", "陈", "华东检测", "采购经理", "hdjc.example", "event", Fair, "Moisture analysers", 120_000, "thisYear"),
        ("Peter", "Lindqvist", "Nordlab", "Purchasing", "nordlab.example", "email", "", "Calibration contract", 9_500, "thisQuarter"),
        ("Amara", "Okafor", "Cleanwater Trust", "Field engineer", "cleanwater.example", "referral", "", "Portable conductivity meters", null, "unknown"),
        ("Rosa", "Vidal", "Universitat del Mar", "Professor", "udelmar.example", "event", Fair, "Teaching laboratory, 30 places", 47_000, "later"),
        ("Tom", "Beecham", "Beecham Bakery", "Managing director", "beecham.example", "phone", "", "Scales for the bakery", 3_200, "now"),
    ];

    public int Order => 20;

    public async Task Seed(CancellationToken ct)
    {
        var type = catalog.Of<Lead>();
        if (await db.Leads.AnyAsync(ct))
        {
            return;
        }

        var owners = (await labels.Source("user")!.Find("", 20, ct)).Select(u => u.Id).ToList();
        var made = new List<Lead>();
        foreach (var (person, index) in People.Select((p, i) => (p, i)))
        {
            // Two wait for somebody.
            var owner = index is 2 or 5 || owners.Count == 0 ? (Guid?)null : owners[index % owners.Count];
            made.Add(await mediator.Send(new CreateRecord<Lead>(RecordValues.Read(type, JsonSerializer.SerializeToElement(Body(person, owner)))), ct));
        }

        await mediator.Send(new ActOnLead(made[0].Id, LeadAct.Work), ct);
        await mediator.Send(new ActOnLead(made[3].Id, LeadAct.Qualify), ct);
        await mediator.Send(new ActOnLead(made[6].Id, LeadAct.Nurture, Until: DateOnly.FromDateTime(made[6].CreatedAt.AddMonths(3))), ct);
        await mediator.Send(new ActOnLead(made[7].Id, LeadAct.Disqualify, Reason: "noNeed", Note: "Bought second-hand."), ct);
    }

    private static JsonObject Body((string Given, string Family, string Company, string Title, string Domain, string Channel, string Campaign, string Interest, long? Budget, string Timing) person, Guid? owner) => new()
    {
        ["givenName"] = person.Given,
        ["familyName"] = person.Family,
        ["companyName"] = person.Company,
        ["title"] = person.Title,
        ["emails"] = new JsonArray(new JsonObject { ["address"] = $"office@{person.Domain}", ["label"] = "work" }),
        ["channel"] = person.Channel,
        ["origin"] = person.Channel is "phone" or "referral" ? "sales" : "marketing",
        ["campaign"] = person.Campaign.Length == 0 ? null : person.Campaign,
        ["source"] = person.Campaign.Length == 0 ? "Website" : "Fair",
        ["interest"] = person.Interest,
        ["budget"] = person.Budget is { } amount ? new JsonObject { ["amount"] = amount, ["currency"] = "EUR" } : null,
        ["timing"] = person.Timing,
        ["ownerId"] = owner,
    };
}
