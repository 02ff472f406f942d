using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Crm.Api.Tests.CustomFields;

/// <summary>The law of paging by a custom field: whatever the values, ties and page size, no row comes twice and none is skipped.</summary>
[Category("S13")]
public sealed class CustomFieldPagingTests : HostFixture
{
    [Test]
    public async Task Pages_OfAnyValues_HoldEveryRecordOnceInOrder()
    {
        var key = (await Admin.Define("account", "number")).Key();
        var cases =
            from values in Gen.Choose(-1, 3).Select(n => n < 0 ? (int?)null : n).ListOf().Where(l => l.Count is > 0 and < 9)
            from limit in Gen.Choose(1, 4)
            from down in Gen.Elements(false, true)
            select (Values: values.ToList(), limit, down);
        var run = 0;
        foreach (var (values, limit, down) in cases.Sample(8, 15))
        {
            var tag = $"{key}-{run++}";
            foreach (var value in values)
            {
                await Admin.Create("accounts", key.With(value, ("name", $"Paged {value}"), ("tags", new JsonArray(tag))));
            }

            var seen = await Admin.Everything($"/api/v1/accounts?tags={tag}&sort={(down ? "-" : "")}custom.{key}&limit={limit}");
            var some = values.Where(v => v is not null);
            var expected = (down ? some.OrderDescending() : some.Order()).Concat(values.Where(v => v is null));

            Assert.That(seen.Select(r => (int?)r["custom"]![key]), Is.EqualTo(expected), $"{string.Join(", ", values)}; {limit} a page");
            Assert.That(seen.Select(r => (string)r["id"]!), Is.Unique);
        }
    }
}
