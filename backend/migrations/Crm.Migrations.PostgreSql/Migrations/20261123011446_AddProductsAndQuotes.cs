using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddProductsAndQuotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "opportunities_customers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_customers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_feeds",
                columns: table => new
                {
                    Source = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_feeds", x => new { x.Source, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "opportunities_invoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    OrderKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    PaidMinor = table.Column<long>(type: "bigint", nullable: false),
                    OpenMinor = table.Column<long>(type: "bigint", nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_invoices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_order_lines",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    ProductCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Description = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice = table.Column<long>(type: "bigint", nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    Repeats = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_order_lines", x => new { x.OrderId, x.Position });
                });

            migrationBuilder.CreateTable(
                name: "opportunities_orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrderedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PromisedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DeliveredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    LineCount = table.Column<int>(type: "integer", nullable: false),
                    RepeatedLines = table.Column<int>(type: "integer", nullable: false),
                    SoldLines = table.Column<int>(type: "integer", nullable: false),
                    SoldMinor = table.Column<long>(type: "bigint", nullable: false),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_orders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_price_books",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Tag = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    FallbackId = table.Column<Guid>(type: "uuid", nullable: true),
                    Active = table.Column<bool>(type: "boolean", nullable: true),
                    CurrencyKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    NameKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    TagKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeletionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Custom = table.Column<string>(type: "text", nullable: false, defaultValue: "{}")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_price_books", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_prices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    BookId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: true),
                    Family = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Discount = table.Column<long>(type: "bigint", nullable: true),
                    MinQuantity = table.Column<long>(type: "bigint", nullable: true),
                    MinYearOrders = table.Column<long>(type: "bigint", nullable: true),
                    DiscountRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    FamilyKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    MinQuantityRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    MinYearOrdersRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    NameKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    UnitPriceRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    UnitPriceCurrency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    UnitPriceMinor = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeletionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Custom = table.Column<string>(type: "text", nullable: false, defaultValue: "{}")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_prices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_products",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Family = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Description = table.Column<string>(type: "text", nullable: true),
                    Aliases = table.Column<string>(type: "text", nullable: false),
                    Unit = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    TaxRate = table.Column<long>(type: "bigint", nullable: true),
                    Active = table.Column<bool>(type: "boolean", nullable: true),
                    VariantOfId = table.Column<Guid>(type: "uuid", nullable: true),
                    Attributes = table.Column<string>(type: "text", nullable: false),
                    OnHand = table.Column<long>(type: "bigint", nullable: true),
                    LeadTimeDays = table.Column<long>(type: "bigint", nullable: true),
                    StockSource = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    StockAsOf = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CodeInUse = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    CodeKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    CostRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    FamilyKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    FloorRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    LeadTimeDaysRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    ListPriceRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    NameKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    OnHandRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    StockSourceKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    TaxRateRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    UnitKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    CostCurrency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    CostMinor = table.Column<long>(type: "bigint", nullable: true),
                    FloorCurrency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    FloorMinor = table.Column<long>(type: "bigint", nullable: true),
                    ListPriceCurrency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    ListPriceMinor = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeletionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Custom = table.Column<string>(type: "text", nullable: false, defaultValue: "{}")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_products", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_quote_links",
                columns: table => new
                {
                    TokenHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    QuoteId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_quote_links", x => x.TokenHash);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_quote_turns",
                columns: table => new
                {
                    RootAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Turn = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_quote_turns", x => x.RootAccountId);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_quoted_prices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QuoteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    NetPrice = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_quoted_prices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities_quotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Revision = table.Column<long>(type: "bigint", nullable: true),
                    PreviousId = table.Column<Guid>(type: "uuid", nullable: true),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Terms = table.Column<string>(type: "text", nullable: true),
                    Notes = table.Column<string>(type: "text", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Lines = table.Column<string>(type: "text", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    OverrideReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AnsweredFrom = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    Answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    CurrencyKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    NetRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    NumberKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    RevisionRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    TaxRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    TitleKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "C"),
                    TotalRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    ValidUntilRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    NetCurrency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    NetMinor = table.Column<long>(type: "bigint", nullable: true),
                    TaxCurrency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    TaxMinor = table.Column<long>(type: "bigint", nullable: true),
                    TotalCurrency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    TotalMinor = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeletionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Custom = table.Column<string>(type: "text", nullable: false, defaultValue: "{}")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities_quotes", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_customers_AccountId",
                table: "opportunities_customers",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_customers_Source_Key",
                table: "opportunities_customers",
                columns: new[] { "Source", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_invoices_CustomerId_DueOn_Id",
                table: "opportunities_invoices",
                columns: new[] { "CustomerId", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_invoices_Source_Key",
                table: "opportunities_invoices",
                columns: new[] { "Source", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_orders_CustomerId_OrderedAt_Id",
                table: "opportunities_orders",
                columns: new[] { "CustomerId", "OrderedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_orders_OrderedAt_Id",
                table: "opportunities_orders",
                columns: new[] { "OrderedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_orders_Source_Key",
                table: "opportunities_orders",
                columns: new[] { "Source", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_price_books_AccountId_DeletionId_NameKey_Id",
                table: "opportunities_price_books",
                columns: new[] { "AccountId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_price_books_DeletedAt_Id",
                table: "opportunities_price_books",
                columns: new[] { "DeletedAt", "Id" },
                filter: "\"DeletedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_price_books_DeletionId_CreatedAt_Id",
                table: "opportunities_price_books",
                columns: new[] { "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_price_books_DeletionId_NameKey_Id",
                table: "opportunities_price_books",
                columns: new[] { "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_price_books_DeletionId_UpdatedAt_Id",
                table: "opportunities_price_books",
                columns: new[] { "DeletionId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_price_books_FallbackId_DeletionId_NameKey_Id",
                table: "opportunities_price_books",
                columns: new[] { "FallbackId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_price_books_OwnerId_DeletionId_NameKey_Id",
                table: "opportunities_price_books",
                columns: new[] { "OwnerId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_price_books_TeamId_DeletionId_NameKey_Id",
                table: "opportunities_price_books",
                columns: new[] { "TeamId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_prices_BookId_DeletionId_NameKey_Id",
                table: "opportunities_prices",
                columns: new[] { "BookId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_prices_DeletedAt_Id",
                table: "opportunities_prices",
                columns: new[] { "DeletedAt", "Id" },
                filter: "\"DeletedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_prices_DeletionId_CreatedAt_Id",
                table: "opportunities_prices",
                columns: new[] { "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_prices_DeletionId_NameKey_Id",
                table: "opportunities_prices",
                columns: new[] { "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_prices_DeletionId_UnitPriceRank_Id",
                table: "opportunities_prices",
                columns: new[] { "DeletionId", "UnitPriceRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_prices_DeletionId_UpdatedAt_Id",
                table: "opportunities_prices",
                columns: new[] { "DeletionId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_prices_OwnerId_DeletionId_NameKey_Id",
                table: "opportunities_prices",
                columns: new[] { "OwnerId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_prices_ProductId_DeletionId_NameKey_Id",
                table: "opportunities_prices",
                columns: new[] { "ProductId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_prices_TeamId_DeletionId_NameKey_Id",
                table: "opportunities_prices",
                columns: new[] { "TeamId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_products_CodeInUse_DeletionId",
                table: "opportunities_products",
                columns: new[] { "CodeInUse", "DeletionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_products_DeletedAt_Id",
                table: "opportunities_products",
                columns: new[] { "DeletedAt", "Id" },
                filter: "\"DeletedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_products_DeletionId_CodeKey_Id",
                table: "opportunities_products",
                columns: new[] { "DeletionId", "CodeKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_products_DeletionId_CreatedAt_Id",
                table: "opportunities_products",
                columns: new[] { "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_products_DeletionId_FamilyKey_Id",
                table: "opportunities_products",
                columns: new[] { "DeletionId", "FamilyKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_products_DeletionId_ListPriceRank_Id",
                table: "opportunities_products",
                columns: new[] { "DeletionId", "ListPriceRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_products_DeletionId_NameKey_Id",
                table: "opportunities_products",
                columns: new[] { "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_products_DeletionId_OnHandRank_Id",
                table: "opportunities_products",
                columns: new[] { "DeletionId", "OnHandRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_products_DeletionId_UpdatedAt_Id",
                table: "opportunities_products",
                columns: new[] { "DeletionId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_products_OwnerId_DeletionId_NameKey_Id",
                table: "opportunities_products",
                columns: new[] { "OwnerId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_products_TeamId_DeletionId_NameKey_Id",
                table: "opportunities_products",
                columns: new[] { "TeamId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_products_VariantOfId_DeletionId_NameKey_Id",
                table: "opportunities_products",
                columns: new[] { "VariantOfId", "DeletionId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quote_links_QuoteId",
                table: "opportunities_quote_links",
                column: "QuoteId");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quoted_prices_Number",
                table: "opportunities_quoted_prices",
                column: "Number");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quoted_prices_ProductId_AccountId_SentOn",
                table: "opportunities_quoted_prices",
                columns: new[] { "ProductId", "AccountId", "SentOn" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quotes_AccountId_DeletionId_TitleKey_Id",
                table: "opportunities_quotes",
                columns: new[] { "AccountId", "DeletionId", "TitleKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quotes_ContactId_DeletionId_TitleKey_Id",
                table: "opportunities_quotes",
                columns: new[] { "ContactId", "DeletionId", "TitleKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quotes_DeletedAt_Id",
                table: "opportunities_quotes",
                columns: new[] { "DeletedAt", "Id" },
                filter: "\"DeletedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quotes_DeletionId_CreatedAt_Id",
                table: "opportunities_quotes",
                columns: new[] { "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quotes_DeletionId_TitleKey_Id",
                table: "opportunities_quotes",
                columns: new[] { "DeletionId", "TitleKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quotes_DeletionId_TotalRank_Id",
                table: "opportunities_quotes",
                columns: new[] { "DeletionId", "TotalRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quotes_DeletionId_UpdatedAt_Id",
                table: "opportunities_quotes",
                columns: new[] { "DeletionId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quotes_DeletionId_ValidUntilRank_Id",
                table: "opportunities_quotes",
                columns: new[] { "DeletionId", "ValidUntilRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quotes_OwnerId_DeletionId_TitleKey_Id",
                table: "opportunities_quotes",
                columns: new[] { "OwnerId", "DeletionId", "TitleKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quotes_PreviousId_DeletionId_TitleKey_Id",
                table: "opportunities_quotes",
                columns: new[] { "PreviousId", "DeletionId", "TitleKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_quotes_TeamId_DeletionId_TitleKey_Id",
                table: "opportunities_quotes",
                columns: new[] { "TeamId", "DeletionId", "TitleKey", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "opportunities_customers");

            migrationBuilder.DropTable(
                name: "opportunities_feeds");

            migrationBuilder.DropTable(
                name: "opportunities_invoices");

            migrationBuilder.DropTable(
                name: "opportunities_order_lines");

            migrationBuilder.DropTable(
                name: "opportunities_orders");

            migrationBuilder.DropTable(
                name: "opportunities_price_books");

            migrationBuilder.DropTable(
                name: "opportunities_prices");

            migrationBuilder.DropTable(
                name: "opportunities_products");

            migrationBuilder.DropTable(
                name: "opportunities_quote_links");

            migrationBuilder.DropTable(
                name: "opportunities_quote_turns");

            migrationBuilder.DropTable(
                name: "opportunities_quoted_prices");

            migrationBuilder.DropTable(
                name: "opportunities_quotes");
        }
    }
}
