using Crm.Opportunities.Domain;
using Crm.Platform.Data;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Opportunities.Records;

/// <summary>What a product is made of.</summary>
internal sealed class ProductRecord() : RecordType<Product>("product", "products", "opportunities_products")
{
    private const int MaxCode = 60;

    protected override void Declare()
    {
        AlsoCalled("product", "item", "article", "producto", "artículo", "prodotto", "articolo", "продукт", "товар", "产品", "商品");
        Section("identity");
        Text(p => p.Name).Max(200).Required().Filter().Sort().Searchable().Aliases("product", "product name", "item name", "nombre del producto", "producto", "prodotto", "nome prodotto", "товар", "название товара", "产品", "产品名称");
        Text(p => p.Code).Max(MaxCode).Filter().Sort().Searchable().Describe("Yours, such as an article number; two products cannot share one.").Aliases("sku", "stock code", "item number", "article number", "part number", "product code", "código", "codice", "артикул", "编号", "货号");
        Text(p => p.Family).Max(100).Filter().Sort().Aliases("series", "category", "product family", "product line", "familia", "serie", "famiglia", "categoria", "серия", "категория", "系列", "类别");
        Tags(p => p.Aliases).Filter().Searchable().Describe("Other names that files use for it: links of imports find it by these as well.").Aliases("synonyms", "also known as", "alias", "sinónimos", "sinonimi", "синонимы", "别名");
        LongText(p => p.Description).Searchable();

        Section("price");
        Money(p => p.ListPrice).Filter().Sort().Aliases("sales price", "unit price", "price", "list price", "precio", "prezzo", "цена", "价格", "单价");
        Text(p => p.Unit).Max(30).Filter().Describe("What one of it is: piece, hour, kilogram.").Aliases("unit of measure", "uom", "unidad", "unità", "единица", "单位");
        Millionths(p => p.TaxRate).Filter().Describe("In per cent; what a quote takes where it says nothing else.").Aliases("vat", "tax", "iva", "ндс", "税率");
        Money(p => p.Cost).Filter().Describe("What it costs the company. Roles may be kept from seeing it.").Aliases("cost", "purchase price", "coste", "costo", "себестоимость", "成本");
        Money(p => p.Floor).Filter().Describe("Below this price a quote needs somebody who may decide so.").Aliases("floor price", "minimum price", "precio mínimo", "prezzo minimo", "минимальная цена", "底价");

        Section("variants");
        Reference(p => p.VariantOfId).To("product").Filter().Describe("The product of which this is a variant; a variant has none of its own.").Aliases("parent product", "variant of");
        Tags(p => p.Attributes).Filter().Searchable().Describe("What tells it from other variants, such as `colour: red`.");

        Objects(p => p.Options).Describe("Groups of other products: of those with the same `group`, a quote of this one has exactlyOne, atMostOne, atLeastOne or none.");

        Section("stock");
        Boolean(p => p.Active).Filter().Initially(true).Describe("Whether it can be quoted.");
        Number(p => p.OnHand).Filter().Sort().Describe("How many are in stock, as another system has said.").Aliases("stock", "quantity on hand", "existencias", "giacenza", "остаток", "库存");
        Number(p => p.LeadTimeDays).Filter().Describe("Days until it can be delivered where none is in stock.").Aliases("lead time", "delivery time", "plazo de entrega", "tempi di consegna", "срок поставки", "交货期");
        Text(p => p.StockSource).Max(60).Filter().Describe("Which system has said so.");
        Instant(p => p.StockAsOf).Filter().Describe("When it has said so.");

        Section("classification");
        Owner();
        Present(label: "name", sort: "name", "name", "code", "family", "listPrice", "onHand", "active", "updatedAt");
        IdentifiedBy("name");
        AlsoNamed("aliases");
    }

    protected override void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.Property(p => p.CodeInUse).HasMaxLength(MaxCode).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(p => new { p.CodeInUse, p.DeletionId }).IsUnique();
    }
}
