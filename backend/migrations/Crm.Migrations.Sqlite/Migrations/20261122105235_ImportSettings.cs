using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ImportSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Check",
                table: "platform_imports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FixedRows",
                table: "platform_imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Format",
                table: "platform_imports",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Csv");

            migrationBuilder.AddColumn<bool>(
                name: "HasHeader",
                table: "platform_imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<long>(
                name: "IndexedRecords",
                table: "platform_imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "IndexedUpTo",
                table: "platform_imports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsSearchable",
                table: "platform_imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "Mapping",
                table: "platform_imports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MappingId",
                table: "platform_imports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MatchedBy",
                table: "platform_imports",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "Problems",
                table: "platform_imports",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "Profile",
                table: "platform_imports",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Quote",
                table: "platform_imports",
                type: "TEXT",
                maxLength: 1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sheet",
                table: "platform_imports",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sheets",
                table: "platform_imports",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Check",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "FixedRows",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "Format",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "HasHeader",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "IndexedRecords",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "IndexedUpTo",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "IsSearchable",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "Mapping",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "MappingId",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "MatchedBy",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "Problems",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "Profile",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "Quote",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "Sheet",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "Sheets",
                table: "platform_imports");
        }
    }
}
