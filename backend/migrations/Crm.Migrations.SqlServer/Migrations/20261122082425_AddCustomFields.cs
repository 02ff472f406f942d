using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.SqlServer.Migrations
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
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "Custom",
                table: "contacts_accounts",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.CreateTable(
                name: "platform_custom_fields",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Label = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Labels = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Help = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Section = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Options = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ReferenceTo = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Required = table.Column<bool>(type: "bit", nullable: false),
                    Default = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    VisibleWhen = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Formula = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ResultKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Personal = table.Column<bool>(type: "bit", nullable: false),
                    MaxLength = table.Column<int>(type: "int", nullable: true),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Retired = table.Column<bool>(type: "bit", nullable: false),
                    RecomputedUpTo = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_custom_fields", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
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
