using System.Net;
using System.Text;
using Crm.Api.Tests.Imports;
using NUnit.Framework;

namespace Crm.Api.Tests.Opportunities;

/// <summary>What is sold: one code, one currency, variants of one level, and other names that files use.</summary>
[Category("S36")]
public sealed class ProductTests : HostFixture
{
    [Test]
    public async Task Product_WithACodeThatIsTaken_IsRefusedWhateverItsCase()
    {
        await Admin.Create("products", new { name = "First", code = "dup-1" });

        var second = await Admin.Post("/api/v1/products", new { name = "Second", code = " DUP-1 " });

        Assert.That((second.Status, second.Json["errors"]!["code"] is not null), Is.EqualTo((HttpStatusCode.BadRequest, true)), second.Text);
    }

    [Test]
    public async Task Product_PricesInTwoCurrencies_AreRefused()
    {
        var answer = await Admin.Post("/api/v1/products", new { name = "Mixed", listPrice = new { amount = 10, currency = "EUR" }, cost = new { amount = 5, currency = "USD" } });

        Assert.That((answer.Status, answer.Json["errors"]!["cost"] is not null), Is.EqualTo((HttpStatusCode.BadRequest, true)), answer.Text);
    }

    [Test]
    public async Task Product_VariantOfAVariant_IsRefused()
    {
        var parent = await Admin.Create("products", new { name = "Parent", taxRate = 7.5 });
        var variant = await Admin.Create("products", new { name = "Variant", variantOfId = parent["id"], attributes = new[] { "size: 40" } });

        var third = await Admin.Post("/api/v1/products", new { name = "Third", variantOfId = variant["id"] });

        Assert.That((third.Status, (decimal)parent["taxRate"]!), Is.EqualTo((HttpStatusCode.BadRequest, 7.5m)), third.Text);
    }

    /// <summary>As published by Maven Analytics, with columns named as there.</summary>
    [Test]
    public async Task Import_OfAFileWithSeriesAndSalesPrice_MapsWithoutAClick()
    {
        var import = await Admin.UploadFile("product", Encoding.UTF8.GetBytes("product,series,sales_price\r\nZTX Basic,ZTX,550\r\nZTX Pro,ZTX,4821\r\n"));

        Assert.That(import["columns"]!.AsArray().Select(c => (string?)c!["field"]), Is.EqualTo(new[] { "name", "family", "listPrice" }), import.ToJsonString());
    }
}
