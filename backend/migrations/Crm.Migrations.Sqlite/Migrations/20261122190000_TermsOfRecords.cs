using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TermsOfRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_platform_postings_RecordId_Term",
                table: "platform_postings");

            migrationBuilder.CreateTable(
                name: "platform_record_terms",
                columns: table => new
                {
                    RecordType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_record_terms", x => new { x.RecordId, x.RecordType });
                });

            migrationBuilder.Sql("""
                INSERT INTO "platform_record_terms" ("RecordId", "RecordType", "Terms") SELECT "RecordId", "RecordType", char(10) || group_concat("Term", char(10)) || char(10) FROM "platform_postings" GROUP BY "RecordId", "RecordType";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_record_terms");

            migrationBuilder.CreateIndex(
                name: "IX_platform_postings_RecordId_Term",
                table: "platform_postings",
                columns: new[] { "RecordId", "Term" });
        }
    }
}
