using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.PostgreSql.Migrations
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
                    RecordType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Terms = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_record_terms", x => new { x.RecordId, x.RecordType });
                });

            migrationBuilder.Sql("""
                INSERT INTO platform_record_terms ("RecordId", "RecordType", "Terms") SELECT "RecordId", "RecordType", chr(10) || string_agg("Term", chr(10)) || chr(10) FROM platform_postings GROUP BY "RecordId", "RecordType";
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
