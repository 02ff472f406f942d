using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Stages;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Demo;

/// <summary>The demonstration's deals: some in every stage, some won and lost this year and the last, one against a rival.</summary>
internal sealed class DemoOpportunities(OpportunitiesDb db, IMediator mediator, RecordCatalog catalog, ReferenceLabels labels, PipelineReader pipelines, TimeProvider clock) : IDemoData
{
    // When it began, and when it closed or is to close, in days from today.
    private static readonly (string Name, string Stage, long Amount, string Currency, int Began, int Close, string? Loss, string? Rival)[] Deals =
    [
        ("pH probes for the mill", "Prospecting", 18_000, "EUR", -12, 75, null, null),
        ("Teaching laboratory, 30 places", "Prospecting", 47_000, "EUR", -40, 120, null, null),
        ("Precision scales, 12 units", "Engaging", 64_000, "EUR", -25, 40, null, "Balanza Nord"),
        ("Moisture analysers", "Engaging", 120_000, "USD", -60, 50, null, null),
        ("Calibration contract", "Proposal", 9_500, "EUR", -35, 20, null, null),
        ("Conductivity meters, field set", "Proposal", 27_400, "USD", -90, -3, null, "Balanza Nord"),
        ("Laboratory refit", "Negotiation", 210_000, "USD", -110, 14, null, null),
        ("Service renewal", "Won", 12_600, "USD", -80, -20, null, null),
        ("Titrators for two sites", "Won", 88_000, "USD", -200, -95, null, "Balanza Nord"),
        ("Starter set", "Won", 4_200, "USD", -330, -290, null, null),
        ("Spectrometers", "Lost", 150_000, "USD", -180, -60, "price", "Balanza Nord"),
        ("Counting scales", "Lost", 7_800, "USD", -120, -45, "indifference", null),
    ];

    public int Order => 30;

    public async Task Seed(CancellationToken ct)
    {
        if (await db.Opportunities.AnyAsync(ct))
        {
            return;
        }

        var type = catalog.Of<Opportunity>();
        var stages = (await pipelines.Read(ct)).Stages.ToDictionary(s => s.Name, s => s.Id, StringComparer.Ordinal);
        var accounts = (await labels.Source("account")!.Find("", 20, ct)).Select(a => a.Id).ToList();
        var owners = (await labels.Source("user")!.Find("", 20, ct)).Select(u => u.Id).ToList();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var (deal, i) in Deals.Select((d, i) => (d, i)))
        {
            var body = new JsonObject
            {
                ["name"] = deal.Name,
                ["stageId"] = stages[deal.Stage],
                ["accountId"] = accounts.Count == 0 ? null : accounts[i % accounts.Count],
                ["ownerId"] = owners.Count == 0 ? null : owners[i % owners.Count],
                ["amount"] = new JsonObject { ["amount"] = deal.Amount, ["currency"] = deal.Currency },
                ["engagedOn"] = Day(deal.Began),
                ["expectedCloseDate"] = Day(deal.Close),
                ["closedOn"] = deal.Stage is "Won" or "Lost" ? Day(deal.Close) : null,
                ["lossReason"] = deal.Loss,
                ["competitors"] = deal.Rival is null ? [] : new JsonArray(deal.Rival),
            };
            await mediator.Send(new CreateRecord<Opportunity>(RecordValues.Read(type, JsonSerializer.SerializeToElement(body))), ct);
        }

        string Day(int days) => today.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }
}
