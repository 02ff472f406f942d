using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Opportunities;

/// <summary>Two years of a shop, 541,909 lines: every published total comes out, and the same again changes nothing. Not part of the repository: <c>CRM_DATA_DIR</c> names the folder.</summary>
[Category("S3")]
[Category("AnyEngine")]
public sealed class OnlineRetailTests : HostFixture
{
    private const int Batch = 1000;

    [Test]
    public async Task LoadOrders_OfOnlineRetail_GivesThePublishedTotals()
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("CRM_DATA_DIR") ?? "", "online_retail", "online_retail.csv.gz");
        if (!File.Exists(path))
        {
            Assert.Ignore("Needs online_retail under the folder that CRM_DATA_DIR names; it is not part of the repository.");
        }

        var orders = Read(path);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var batch in orders.Chunk(Batch))
        {
            var loaded = await Admin.Post("/api/v1/orders/batch", new JsonObject { ["source"] = "shop", ["orders"] = new JsonArray([.. batch]) }.ToJsonString());
            Assert.That(loaded.Status, Is.EqualTo(HttpStatusCode.OK), loaded.Text);
        }

        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{orders.Count} orders in {clock.Elapsed.TotalSeconds:F1} s"));
        clock.Restart();
        var shop = (await Admin.Get("/api/v1/reports/orders?source=shop")).Json["currencies"]![0]!;
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"report in {clock.ElapsedMilliseconds} ms"));

        Assert.Multiple(() =>
        {
            Assert.That((N(shop, "orders"), N(shop, "lines"), (decimal)shop["total"]!, N(shop, "customers")), Is.EqualTo((25_900, 541_909, 9_747_747.93m, 4_372)));
            Assert.That((N(shop, "linesWithoutCustomer"), N(shop, "cancelledLines"), N(shop, "repeatedLines")), Is.EqualTo((135_080, 9_288, 5_268)));
            var sold = shop["sold"]!;
            Assert.That((N(sold, "lines"), N(sold, "customers"), N(sold, "orders"), (decimal)sold["amount"]!), Is.EqualTo((397_884, 4_338, 18_532, 8_911_407.90m)));
            Assert.That(shop["top"]!.AsArray().Take(3).Select(t => ((string)t!["key"]!, (decimal)t["amount"]!)), Is.EqualTo(new[] { ("14646", 280_206.02m), ("18102", 259_657.30m), ("17450", 194_550.79m) }));
        });
    }

    private static List<JsonNode> Read(string path)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        file.ReadLine();
        var orders = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        while (file.ReadLine() is { } text)
        {
            var cells = Cells(text);
            if (!orders.TryGetValue(cells[0], out var order))
            {
                orders[cells[0]] = order = new JsonObject
                {
                    ["key"] = cells[0], ["customerKey"] = cells[6] is "" or "NA" ? null : cells[6], ["orderedAt"] = At(cells[4]), ["currency"] = "GBP",
                    ["state"] = cells[0].StartsWith('C') ? "cancelled" : "delivered", ["lines"] = new JsonArray(),
                };
            }

            order["lines"]!.AsArray().Add(new JsonObject
            {
                ["productCode"] = cells[1], ["description"] = cells[2], ["quantity"] = decimal.Parse(cells[3], CultureInfo.InvariantCulture), ["unitPrice"] = decimal.Parse(cells[5], CultureInfo.InvariantCulture), ["at"] = At(cells[4]),
            });
        }

        return [.. orders.Values];
    }

    private static string At(string text) => text.Replace(' ', 'T') + "Z";

    // Quotes are doubled within quoted cells.
    private static List<string> Cells(string line)
    {
        var (cells, cell, isQuoted) = (new List<string>(8), new System.Text.StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }

    private static int N(JsonNode node, string field) => (int)node[field]!;
}
