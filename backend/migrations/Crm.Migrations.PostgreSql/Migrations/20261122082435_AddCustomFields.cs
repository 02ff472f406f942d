using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddCustomFields : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Num",
                table: "platform_field_values",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Custom",
                table: "contacts_contacts",
                type: "text",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "Custom",
                table: "contacts_accounts",
                type: "text",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.CreateTable(
                name: "platform_custom_fields",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Label = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Labels = table.Column<string>(type: "text", nullable: false),
                    Help = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Section = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Options = table.Column<string>(type: "text", nullable: false),
                    ReferenceTo = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Required = table.Column<bool>(type: "boolean", nullable: false),
                    Default = table.Column<string>(type: "text", nullable: true),
                    VisibleWhen = table.Column<string>(type: "text", nullable: true),
                    Formula = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ResultKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Personal = table.Column<bool>(type: "boolean", nullable: false),
                    MaxLength = table.Column<int>(type: "integer", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Retired = table.Column<bool>(type: "boolean", nullable: false),
                    RecomputedUpTo = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_custom_fields", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_field_values_Field_Num_RecordId",
                table: "platform_field_values",
                columns: new[] { "Field", "Num", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_custom_fields_RecordType_Key",
                table: "platform_custom_fields",
                columns: new[] { "RecordType", "Key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_custom_fields");

            migrationBuilder.DropIndex(
                name: "IX_platform_field_values_Field_Num_RecordId",
                table: "platform_field_values");

            migrationBuilder.DropColumn(
                name: "Num",
                table: "platform_field_values");

            migrationBuilder.DropColumn(
                name: "Custom",
                table: "contacts_contacts");

            migrationBuilder.DropColumn(
                name: "Custom",
                table: "contacts_accounts");
        }
    }
}
