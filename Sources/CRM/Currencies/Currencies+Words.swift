let currencyWords: StaticString = """
    currency | Currency | 币种 | 幣別
    currency.plural | Currencies | 币种 | 幣別
    currency.code | Currency code | 币种代码 | 幣別代碼
    currency.symbol | Symbol | 货币符号 | 貨幣符號
    currency.digits | Decimals | 小数位数 | 小數位數
    currency.rates | Exchange rates | 汇率 | 匯率
    currency.code_stays | This is the company's currency; its code stays | 这是公司的本位币，代码不能更改 | 這是公司的本位幣，代碼不能更改
    currency.is_the_companys | This is the company's currency and cannot be deleted | 这是公司的本位币，不能删除 | 這是公司的本位幣，不能刪除
    currency.digits_range | Needs a number from 0 to {max} | 请填写 0 到 {max} 之间的数字 | 請填寫 0 到 {max} 之間的數字
    currency_rate | Exchange rate | 汇率 | 匯率
    currency_rate.plural | Exchange rates | 汇率 | 匯率
    currency_rate.on | Day | 日期 | 日期
    field.currency | Currency | 币种 | 幣別
    field.rate | Exchange rate | 汇率 | 匯率
    """
