using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Opportunities.Domain;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Demo;

/// <summary>What the demonstration's company sells: instruments for laboratories, and their service.</summary>
internal sealed class DemoProducts(OpportunitiesDb db, IMediator mediator, RecordCatalog catalog) : IDemoData
{
    private static readonly (string Code, string Name, string Family, string Unit, int List, int Cost, int Floor, int? OnHand, int LeadTime, string? VariantOf)[] Goods =
    [
        ("PS-200", "Precision scale PS 200", "Scales", "piece", 1_290, 720, 1_050, null, 10, null),
        ("PS-200-W", "Precision scale PS 200, wide pan", "Scales", "piece", 1_420, 790, 1_150, 14, 10, "PS-200"),
        ("PS-200-R", "Precision scale PS 200, rugged", "Scales", "piece", 1_680, 940, 1_380, 3, 15, "PS-200"),
        ("MA-50", "Moisture analyser MA 50", "Analysers", "piece", 3_450, 1_980, 2_900, 6, 20, null),
        ("PH-7", "pH meter PH 7", "Meters", "piece", 640, 310, 520, 41, 5, null),
        ("PH-P1", "pH probe P1", "Probes", "piece", 89, 34, 68, 210, 3, null),
        ("CM-3", "Conductivity meter CM 3", "Meters", "piece", 780, 402, 640, 0, 25, null),
        ("CAL-1", "Calibration, one instrument", "Service", "visit", 190, 95, 150, null, 14, null),
    ];

    public int Order => 30;

    public async Task Seed(CancellationToken ct)
    {
        if (await db.Of<Product>().AnyAsync(ct))
        {
            return;
        }

        var type = catalog.Of<Product>();
        var made = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var good in Goods)
        {
            var body = new JsonObject
            {
                ["name"] = good.Name, ["code"] = good.Code, ["family"] = good.Family, ["unit"] = good.Unit, ["taxRate"] = 21,
                ["listPrice"] = Euro(good.List), ["cost"] = Euro(good.Cost), ["floor"] = Euro(good.Floor), ["onHand"] = good.OnHand, ["leadTimeDays"] = good.LeadTime,
                ["stockSource"] = good.OnHand is null ? null : "Warehouse", ["variantOfId"] = good.VariantOf is { } parent ? made[parent] : null,
            };
            made[good.Code] = (await mediator.Send(new CreateRecord<Product>(RecordValues.Read(type, JsonSerializer.SerializeToElement(body))), ct)).Id;
        }
    }

    private static JsonObject Euro(int amount) => new() { ["amount"] = amount, ["currency"] = "EUR" };
}
